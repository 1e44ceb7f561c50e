import type { Said } from '../page-state';
import { byId, element } from './dom';
import * as server from './server';

const heard = byId('heard');
const speech = byId('speech');
const list = byId('device-list');
const light = byId('device-light');
const field = byId<HTMLInputElement>('utterance');
const aloud = byId<HTMLInputElement>('aloud');

let isBusy = false;

/**
 * The device: takes what is said and shows what came of it.
 *
 * @param onSaid called with each answer
 * @param onFault called with what went wrong on the way to the rehearsal
 */
export function startDevice(onSaid: (said: Said) => void, onFault: (error: Error) => void): void {
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
    if (isBusy) return;
    isBusy = true;
    light.dataset.state = 'thinking';
    heard.textContent = utterance;
    speech.textContent = '…';
    list.replaceChildren();
    try {
      const said = await server.say(utterance);
      show(said);
      onSaid(said);
    } catch (error) {
      speech.textContent = '';
      light.dataset.state = 'idle';
      onFault(error as Error);
    }
    isBusy = false;
  }
}

/** Offers the sample utterances of a language. */
export function showSamples(samples: readonly string[], locale: string): void {
  byId('samples').replaceChildren(
    ...samples.map((sample) =>
      element('li', {}, element('button', { type: 'button', lang: locale }, sample)),
    ),
  );
  for (const part of [heard, speech, field]) part.lang = locale;
}

function show(said: Said): void {
  speech.textContent = said.speech || '(silence)';
  light.dataset.state = said.listening ? 'listening' : 'idle';
  byId('understood').textContent = `understood as ${said.intent}`;
  byId('see-card').hidden = said.card === undefined;
  if (said.list) {
    list.replaceChildren(
      element('h3', {}, said.list.title),
      element(
        'ol',
        {},
        ...said.list.items.map(({ text, detail }) =>
          element('li', {}, text, detail !== undefined && element('small', {}, detail)),
        ),
      ),
    );
  }
  if (aloud.checked && said.speech) {
    const utterance = new SpeechSynthesisUtterance(said.speech);
    utterance.lang = speech.lang;
    speechSynthesis.cancel();
    speechSynthesis.speak(utterance);
  }
}
