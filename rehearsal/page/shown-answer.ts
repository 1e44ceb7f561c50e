import type { Response } from 'ask-sdk-model';
import type { PageCard, PageList } from './page-state';

/** The card in an answer. */
export function cardOf({ card }: Partial<Response>): PageCard | undefined {
  if (!card) return undefined;
  if (card.type === 'Simple') return { type: card.type, title: card.title, text: card.content };
  if (card.type === 'Standard') return { type: card.type, title: card.title, text: card.text };
  return { type: card.type };
}

/** The list that Alexa's text-list template would show: items with `primaryText` in some data source. */
export function listOf({ directives = [] }: Partial<Response>): PageList | undefined {
  for (const directive of directives) {
    if (directive.type !== 'Alexa.Presentation.APL.RenderDocument') continue;
    for (const source of Object.values(directive.datasources ?? {})) {
      const { title, items } = source as { title?: unknown; items?: unknown };
      if (!Array.isArray(items)) continue;
      return {
        title: String(title ?? ''),
        items: items.map((item: { primaryText?: unknown; secondaryText?: unknown }) => ({
          text: String(item.primaryText ?? ''),
          ...(item.secondaryText ? { detail: String(item.secondaryText) } : {}),
        })),
      };
    }
  }
  return undefined;
}
