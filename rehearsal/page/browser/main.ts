import type { PageLinking, PageSettings, PageState } from '../page-state';
import { showAccount, startAlexaApp } from './alexa-app';
import { showAddon, startAlexaPlus } from './alexa-plus';
import { showDevice, showSamples, startDevice } from './device';
import { byId, element } from './dom';
import { addMessage, keepMessages, showParties } from './sequence';
import * as server from './server';
import { endSignIn, openSignIn, startSignIn } from './sign-in';

const fault = byId('fault');
const locale = byId<HTMLSelectElement>('locale');
const redirectUrl = byId<HTMLSelectElement>('redirectUrl');
const switches = [...document.querySelectorAll<HTMLInputElement>('input[data-setting]')];

function showFault(error: Error): void {
  byId('fault-text').textContent = error.message;
  byId('load-again').hidden = !(error instanceof server.ServerFault && error.isStale);
  fault.hidden = false;
}

byId('load-again').addEventListener('click', () => location.reload());
byId('close-fault').addEventListener('click', () => {
  fault.hidden = true;
});

startDevice((said) => {
  if (said.faults.length > 0)
    showFault(new Error(`Alexa would not take this answer: ${said.faults.join('; ')}.`));
  else fault.hidden = true;
}, showFault);
startSignIn();
const open = (begin: () => Promise<PageLinking>) => openSignIn(begin, showFault);
startAlexaApp(open, showFault);
startAlexaPlus(open, showFault);

for (const action of ['expire', 'revoke', 'clear'] as const) {
  byId(action).addEventListener('click', () => server.act(action).catch(showFault));
}
locale.addEventListener('change', () => choose({ locale: locale.value }));
redirectUrl.addEventListener('change', () => choose({ redirectUrl: redirectUrl.value }));
for (const input of switches) {
  input.addEventListener('change', () => choose({ [input.dataset.setting ?? '']: settingOf(input) }));
}

function choose(changes: Partial<PageSettings>): void {
  server.choose(changes).catch(showFault);
}

function settingOf(input: HTMLInputElement): string | boolean {
  if (input.type === 'radio') return input.value;
  return input.value === 'on' ? input.checked : input.checked ? input.value : (input.dataset.off ?? '');
}

server.listen({
  message: addMessage,
  kept: keepMessages,
  state: showState,
  connected(isConnected) {
    byId('offline').hidden = isConnected;
  },
});

let run: string | undefined;
let shownLocale = '';

function showState(state: PageState): void {
  const { settings } = state;
  run ??= state.run;
  // The rehearsal was started again: nothing that is shown is true any more.
  if (run !== state.run) {
    location.reload();
    return;
  }
  const isLinkedNow = [showAccount(state), showAddon(state.addon)].includes(true);
  if (isLinkedNow) endSignIn();
  showDevice(state);
  byId('happened').textContent = state.happened;
  if (locale.options.length === 0) {
    locale.append(...state.locales.map((name) => element('option', { value: name }, languageName(name))));
    redirectUrl.append(
      ...state.callbackUrls.map((url) => element('option', { value: url }, new URL(url).host)),
    );
    showSettings(state);
    showParties(state.addon !== undefined);
    byId('lost-scope').textContent = state.losableScope;
    byId('recognized').hidden = !state.personalization;
  }
  locale.value = settings.locale;
  redirectUrl.value = settings.redirectUrl;
  if (settings.locale !== shownLocale) {
    showSamples(state.samples, settings.locale);
    shownLocale = settings.locale;
  }
  for (const input of switches) {
    const value = settings[input.dataset.setting as keyof PageSettings];
    input.checked = input.type === 'radio' || input.value !== 'on' ? value === input.value : value === true;
  }
  byId<HTMLButtonElement>('expire').disabled = !state.linked && !state.addon?.linked;
  byId<HTMLButtonElement>('revoke').disabled = !state.linked;
}

function showSettings(state: PageState): void {
  byId('environment').textContent = state.environment;
  const rows: readonly (readonly [string, readonly string[]])[] = [
    ['Sign-in domain', [state.domain]],
    ['Client id', [state.clientId]],
    ['Scopes', state.scopes],
    ['Callback URLs', state.callbackUrls],
    ['Lifetimes', [state.lifetimes]],
    ['MCP URL of the add-on', state.addon ? [state.addon.mcpUrl] : []],
    ['Client id of the add-on', state.addon ? [state.addon.clientId] : []],
    ['Not rehearsed', state.notRehearsed],
  ];
  for (const [name, values] of rows) appendDeployed(name, values);
  const showOnce = () => showVerification().catch(showFault);
  byId('deployment').addEventListener('toggle', showOnce, { once: true });
}

/** Asks the checks of `linking:verify` when somebody looks. */
async function showVerification(): Promise<void> {
  const { passed, skipped, failed } = await server.verifyLinking();
  appendDeployed('Checks of linking:verify', [
    `${passed} hold${skipped > 0 ? `, ${skipped} are for a deployed environment` : ''}`,
    ...failed.map((one) => `fails: ${one}`),
  ]);
}

function appendDeployed(name: string, values: readonly string[]): void {
  if (values.length === 0) return;
  byId('deployed').append(element('dt', {}, name), ...values.map((value) => element('dd', {}, value)));
}

function languageName(code: string): string {
  const [language = code, region] = code.split('-');
  const name = new Intl.DisplayNames([code], { type: 'language' }).of(language);
  return `${name} (${region})`;
}
