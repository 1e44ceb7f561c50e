import type { interfaces } from 'ask-sdk-model';
import type { TextList } from '../answer';
import { escapeSsml } from '../ssml';

/** By which a tap says that it was on this list. */
export const textListToken = 'text-list';

/**
 * A list for the screen, by Alexa's own responsive template, which fits every device. Its texts are escaped: APL
 * reads tags and entities in what it shows, by the same three characters as SSML. Nothing in them is evaluated,
 * because the result of a data binding isn't read for another one.
 *
 * @see https://developer.amazon.com/en-US/docs/alexa/alexa-presentation-language/apl-text.html
 * @see https://developer.amazon.com/en-US/docs/alexa/alexa-presentation-language/apl-data-binding-evaluation.html
 * @see https://developer.amazon.com/en-US/docs/alexa/alexa-presentation-language/apl-alexa-text-list-layout.html
 */
export function renderTextList(list: TextList): interfaces.alexa.presentation.apl.RenderDocumentDirective {
  return {
    type: 'Alexa.Presentation.APL.RenderDocument',
    token: textListToken,
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
        title: escapeSsml(list.title),
        items: list.items.map(({ text, detail }) => ({
          primaryText: escapeSsml(text),
          secondaryText: detail && escapeSsml(detail),
        })),
      },
    },
  };
}
