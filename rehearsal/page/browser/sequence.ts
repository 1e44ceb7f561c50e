import type { Message, Party } from '../../exchange-log';
import { byId, element } from './dom';

const parties: readonly Party[] = ['Customer', 'Alexa', 'Cognito', 'Skill', 'Add-on', 'SaaS API'];
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
    arrow(message),
  );
  button.addEventListener('click', () => {
    const opens = details.hidden === true;
    if (opens && !details.hasChildNodes()) details.append(...describe(message));
    details.hidden = !opens;
    button.setAttribute('aria-expanded', String(opens));
  });
  const begins = message.from === 'Customer' && message.to === 'Alexa';
  const item = element('li', { class: begins ? 'begins' : undefined }, button, details);
  const isAtEnd = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 80;
  list.append(item);
  if (isAtEnd) scroller.scrollTop = scroller.scrollHeight;
}

/** Takes every message out of sight; what happens next begins at the top. */
export function clearMessages(): void {
  list.replaceChildren();
  empty.hidden = false;
}

function arrow(message: Message): HTMLElement {
  const [from, to] = [parties.indexOf(message.from), parties.indexOf(message.to)];
  const isAnswer = message.afterMs !== undefined;
  const line = element(
    'span',
    {
      class: [
        'arrow',
        from < to ? 'right' : 'left',
        Math.abs(from - to) === 1 && 'near',
        isAnswer && 'answer',
        message.failed && 'failed',
      ]
        .filter(Boolean)
        .join(' '),
    },
    element('span', { class: 'visually-hidden' }, `${message.from} to ${message.to}: `),
    element('span', { class: 'label' }, message.title),
    isAnswer && element('span', { class: 'after' }, `${message.afterMs} ms`),
    message.tokens.length > 0 && element('span', { class: 'has-token', title: 'carries a token' }, 'token'),
  );
  // Twelve half columns: a lifeline stands in the middle of each pair.
  line.style.gridColumn = `${2 * Math.min(from, to) + 2} / ${2 * Math.max(from, to) + 2}`;
  return line;
}

function describe(message: Message): Node[] {
  return [
    element('pre', { tabindex: '0' }, message.text),
    ...message.tokens.map(({ name, claims }) =>
      element(
        'table',
        {},
        element('caption', {}, `Claims of the ${name.replaceAll('_', ' ')}`),
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
