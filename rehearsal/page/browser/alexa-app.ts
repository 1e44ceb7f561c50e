import type { PageCard, PageState } from '../page-state';
import { byId, element } from './dom';
import * as server from './server';

const home = byId('app-home');
const sheet = byId('app-sheet');
const frame = byId<HTMLIFrameElement>('sign-in');
const cards = byId('cards');
const linkButton = byId<HTMLButtonElement>('link');

/** Cards that are kept in sight, the newest first. */
const keptCards = 6;

let wasLinked = false;

/** The Alexa app: links and unlinks the account and shows the skill's cards. */
export function startAlexaApp(onFault: (error: Error) => void): void {
  linkButton.addEventListener('click', () => {
    if (wasLinked) server.act('unlink').catch(onFault);
    else openSignIn(server.beginLinking, onFault);
  });
  byId('close-sheet').addEventListener('click', closeSignIn);
  sheet.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') closeSignIn();
  });
  cards.addEventListener('click', ({ target }) => {
    if (target instanceof Element && target.closest('button')) openSignIn(server.beginLinking, onFault);
  });
}

/** Shows whether the account is linked; the sign-in closes when it is. */
export function showAccount({ linked, skillName }: PageState): void {
  byId('skill-name').textContent = skillName;
  byId('account').textContent = linked ? 'Account linked' : 'Account not linked';
  byId('account').dataset.linked = String(linked);
  linkButton.textContent = linked ? 'Unlink account' : 'Link account';
  linkButton.classList.toggle('primary', !linked);
  if (linked && !wasLinked) {
    for (const stale of cards.querySelectorAll('.link-card')) stale.remove();
    byId('no-cards').hidden = cards.children.length > 0;
    endSignIn();
  }
  wasLinked = linked;
}

/** Puts a card on top of the others. */
export function addCard(card: PageCard): void {
  byId('no-cards').hidden = true;
  const isLink = card.type === 'LinkAccount';
  cards.prepend(
    element(
      'li',
      { class: isLink ? 'card link-card' : 'card' },
      element('h4', {}, isLink ? 'Link your account' : (card.title ?? '')),
      element(
        'p',
        {},
        isLink ? `${byId('skill-name').textContent} would like to act for your account.` : (card.text ?? ''),
      ),
      isLink && element('button', { type: 'button', class: 'primary' }, 'Link account'),
    ),
  );
  while (cards.children.length > keptCards) cards.lastElementChild?.remove();
}

/** Shows the sign-in in the app. @param begin tells its address */
export async function openSignIn(
  begin: () => Promise<{ url: string }>,
  onFault: (error: Error) => void,
): Promise<void> {
  try {
    const { url } = await begin();
    frame.src = url;
    sheet.hidden = false;
    home.inert = true;
    frame.focus();
  } catch (error) {
    onFault(error as Error);
  }
}

/** Closes the sign-in, when Alexa has shown for a moment how it ended. */
export function endSignIn(): void {
  setTimeout(closeSignIn, sheet.hidden ? 0 : 900);
}

function closeSignIn(): void {
  if (sheet.hidden) return;
  sheet.hidden = true;
  home.inert = false;
  frame.src = 'about:blank';
  linkButton.focus();
}
