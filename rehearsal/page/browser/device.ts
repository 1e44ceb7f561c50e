import type { PageState, Said } from '../page-state';
import { byId, element } from './dom';
import * as server from './server';

const heard = byId('heard');
const speech = byId('speech');
const list = byId('device-list');
const light = byId('device-light');
const field = byId<HTMLInputElement>('utterance');
const aloud = byId<HTMLInputElement>('aloud');

/**
 * The device: takes what is said.
 *
 * @param onSaid called with each answer
 * @param onFault called with what went wrong on the way to the rehearsal
 */
export function startDevice(onSaid: (said: Said) => void, onFault: (error: Error) => void): void {
  // What is longer than the screen is scrolled to, by keyboard as well.
  byId('screen').tabIndex = 0;
  byId<HTMLFormElement>('say').addEventListener('submit', async (event) => {
    event.preventDefault();
    const utterance = field.value.trim();
    if (!utterance) return;
    field.value = '';
    await speak(utterance);
  });

  byId('samples').addEventListener('click', async ({ target }) => {
    const sample = target instanceof Element ? target.closest('button')?.textContent : undefined;
    if (sample) await speak(sample);
  });

  async function speak(utterance: string): Promise<void> {
    if (light.dataset.state === 'thinking') return;
    try {
      const said = await server.say(utterance);
      if (aloud.checked && said.speech) readAloud(said);
      onSaid(said);
    } catch (error) {
      onFault(error as Error);
    }
  }
}

/** Offers the sample utterances of a language. */
export function showSamples(samples: readonly string[], locale: string): void {
  byId('samples').replaceChildren(
    ...samples.map((sample) =>
      element('li', {}, element('button', { type: 'button', lang: locale }, sample)),
    ),
  );
  field.lang = locale;
}

/** Shows what was said last, or what is being said just now. */
export function showDevice({ asking, said, settings }: PageState): void {
  const shown = asking === undefined ? said : undefined;
  light.dataset.state = asking !== undefined ? 'thinking' : said?.listening ? 'listening' : 'idle';
  heard.textContent = asking ?? said?.heard ?? '';
  const speaks = asking === undefined ? (said ? said.speech || '(silence)' : greeting) : '…';
  // What is the same is not announced again.
  if (speech.textContent !== speaks) {
    speech.textContent = speaks;
    byId('screen').scrollTop = 0;
  }
  const [spoken, answered] = [asking === undefined ? said?.locale : settings.locale, shown?.locale];
  heard.lang = spoken ?? settings.locale;
  speech.lang = answered ?? 'en';
  list.lang = speech.lang;
  byId('understood').textContent = shown ? `understood as ${shown.intent}` : '';
  byId('see-card').hidden = shown?.card === undefined;
  list.replaceChildren(...(shown?.list ? listed(shown.list) : []));
}

const greeting = 'Say something, or choose below.';

function listed({ title, items }: NonNullable<Said['list']>): HTMLElement[] {
  const rows = items.map(({ text, detail }) =>
    element('li', {}, text, detail !== undefined && element('small', {}, detail)),
  );
  return [element('h3', {}, title), element('ol', {}, ...rows)];
}

function readAloud({ speech: text, locale }: Said): void {
  const utterance = new SpeechSynthesisUtterance(text);
  utterance.lang = locale;
  speechSynthesis.cancel();
  speechSynthesis.speak(utterance);
}
