import type { PageCard, PageLinking, PageState } from '../page-state';
import { byId, element } from './dom';
import * as server from './server';

const home = byId('app-home');
const cards = byId('cards');
const linkButton = byId<HTMLButtonElement>('link');

let isLinked = false;
let shownCards = '';

/**
 * The Alexa app: links and unlinks the account and shows the skill's cards.
 *
 * @param openSignIn shows the sign-in at the address that it is given
 */
export function startAlexaApp(
  openSignIn: (begin: () => Promise<PageLinking>) => void,
  onFault: (error: Error) => void,
): void {
  linkButton.addEventListener('click', () => {
    if (isLinked) server.act('unlink').catch(onFault);
    else openSignIn(server.beginLinking);
  });
  cards.addEventListener('click', ({ target }) => {
    if (target instanceof Element && target.closest('button')) openSignIn(server.beginLinking);
  });
}

/** Shows whether the account is linked, and the cards. @returns whether it was linked just now */
export function showAccount({ linked, linkedAs, skillName, cards: kept }: PageState): boolean {
  byId('skill-name').textContent = skillName;
  byId('account').textContent = linked ? 'Account linked' : 'Account not linked';
  byId('account').dataset.linked = String(linked);
  byId('linked-as').textContent = linkedAs ?? '';
  linkButton.textContent = linked ? 'Unlink account' : 'Link account';
  linkButton.classList.toggle('primary', !linked);
  const state = JSON.stringify([skillName, kept]);
  if (state !== shownCards) {
    cards.replaceChildren(...kept.map((card) => cardElement(card, skillName)));
    home.scrollTop = 0;
  }
  shownCards = state;
  byId('no-cards').hidden = kept.length > 0;
  const isNew = linked && !isLinked;
  isLinked = linked;
  return isNew;
}

function cardElement(card: PageCard, skillName: string): HTMLElement {
  const isLink = card.type === 'LinkAccount';
  return element(
    'li',
    { class: isLink ? 'card link-card' : 'card' },
    element('h4', {}, isLink ? 'Link your account' : (card.title ?? '')),
    element('p', {}, isLink ? `${skillName} would like to act for your account.` : (card.text ?? '')),
    isLink && element('button', { type: 'button', class: 'primary' }, 'Link account'),
  );
}
