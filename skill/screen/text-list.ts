import type { interfaces } from 'ask-sdk-model';
import type { TextList } from '../answer';

/**
 * A list for the screen, by Alexa's own responsive template, which fits every device.
 *
 * @see https://developer.amazon.com/en-US/docs/alexa/alexa-presentation-language/apl-alexa-text-list-layout.html
 */
export function renderTextList(list: TextList): interfaces.alexa.presentation.apl.RenderDocumentDirective {
  return {
    type: 'Alexa.Presentation.APL.RenderDocument',
    token: 'text-list',
    document: {
      type: 'APL',
      version: '2023.3',
      import: [{ name: 'alexa-layouts', version: '1.7.0' }],
      mainTemplate: {
        parameters: ['list'],
        items: [
          {
            type: 'AlexaTextList',
            id: 'list',
            // biome-ignore lint/suspicious/noTemplateCurlyInString: APL's data binding, not TypeScript's
            headerTitle: '${list.title}',
            // biome-ignore lint/suspicious/noTemplateCurlyInString: APL's data binding, not TypeScript's
            listItems: '${list.items}',
          },
        ],
      },
    },
    datasources: {
      list: {
        title: list.title,
        items: list.items.map(({ text, detail }) => ({ primaryText: text, secondaryText: detail })),
      },
    },
  };
}
