import type { Message } from '../../exchange-log';
import { type Party, parties } from '../../party';
import { byId, element } from './dom';

let shownParties: readonly Party[] = parties;
const sequence = byId('sequence');
const list = byId<HTMLOListElement>('messages');
const empty = byId('sequence-empty');
const scroller = byId('sequence-scroll');

/** Adds a message to the sequence diagram; its text and claims open below it. */
export function addMessage(message: Message): void {
  empty.hidden = true;
  const detailsId = `message-${message.id}`;
  const details = element('div', { id: detailsId, class: 'details', hidden: true });
  const button = element(
    'button',
    { type: 'button', class: 'message', 'aria-expanded': 'false', 'aria-controls': detailsId },
    ...arrow(message),
  );
  const ends = endsOf(message);
  const middle = (shownParties.length - 1) / 2;
  button.classList.add(...ends.classes, ...(Math.min(...ends.at) >= middle ? ['late'] : []));
  // Two columns for each party, with a lifeline between them.
  button.style.setProperty('--left', String(2 * Math.min(...ends.at) + 2));
  button.style.setProperty('--right', String(2 * Math.max(...ends.at) + 2));
  button.addEventListener('click', () => {
    const opens = details.hidden === true;
    if (opens && !details.hasChildNodes()) details.append(...describe(message));
    details.hidden = !opens;
    // The newest one opens below the edge.
    if (opens) details.scrollIntoView({ block: 'nearest' });
    button.setAttribute('aria-expanded', String(opens));
  });
  const chapter = message.begins !== undefined && element('h3', { class: 'chapter' }, message.begins);
  const item = element('li', { 'data-id': String(message.id) }, chapter, button, details);
  const isAtEnd = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 80;
  list.append(item);
  if (isAtEnd) scroller.scrollTop = scroller.scrollHeight;
}

/** Takes the messages before this id out of sight. */
export function keepMessages(from: number): void {
  for (const item of list.querySelectorAll('li')) if (Number(item.dataset.id) < from) item.remove();
  empty.hidden = list.children.length > 0;
}

/** Shows who takes part: one lifeline each. */
export function showParties(hasAddon: boolean): void {
  shownParties = parties.filter((party) => hasAddon || party !== 'Add-on');
  byId('parties').replaceChildren(...shownParties.map((party) => element('span', {}, party)));
  sequence.style.setProperty('--parties', String(shownParties.length));
}

function endsOf({ from, to, afterMs, failed }: Message) {
  const at = [shownParties.indexOf(from), shownParties.indexOf(to)] as const;
  const classes = [
    at[0] < at[1] ? 'right' : 'left',
    ...(afterMs === undefined ? [] : ['answer']),
    ...(failed ? ['failed'] : []),
  ];
  return { at, classes };
}

/** What is sent above its arrow, and below it how long it took, the tokens in it, and what it is for. */
function arrow({ from, to, title, afterMs, tokens, purpose }: Message): HTMLElement[] {
  return [
    element(
      'span',
      { class: 'label', title },
      element('span', { class: 'visually-hidden' }, `${from} to ${to}: `),
      title,
    ),
    element('span', { class: 'arrow' }),
    element(
      'span',
      { class: 'purpose' },
      afterMs !== undefined && element('span', { class: 'after' }, `${afterMs} ms`),
      ...tokens.flatMap(({ name, fingerprint }) => [
        ' ',
        element('span', { class: 'token' }, `${name} ${fingerprint}`),
      ]),
      ` ${purpose}`,
    ),
  ];
}

function describe(message: Message): Node[] {
  return [
    element('pre', { tabindex: '0' }, message.text),
    ...message.tokens
      .filter(({ claims }) => Object.keys(claims).length > 0)
      .map(({ name, claims }) =>
        element(
          'table',
          {},
          element('caption', {}, `Claims of the ${name}`),
          element(
            'tbody',
            {},
            ...Object.entries(claims).map(([claim, value]) =>
              element(
                'tr',
                {},
                element('th', { scope: 'row' }, claim),
                element('td', {}, claimText(claim, value)),
              ),
            ),
          ),
        ),
      ),
  ];
}

/** Times are given in seconds since 1970, which nobody reads. */
function claimText(claim: string, value: unknown): string {
  if (['exp', 'iat', 'auth_time'].includes(claim) && typeof value === 'number') {
    return `${new Date(value * 1000).toLocaleString()} (${value})`;
  }
  return typeof value === 'string' ? value : JSON.stringify(value);
}
