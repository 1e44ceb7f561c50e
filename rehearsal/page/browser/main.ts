import type { PageSettings, PageState } from '../page-state';
import { addCard, showAccount, startAlexaApp } from './alexa-app';
import { showAddon, startAlexaPlus } from './alexa-plus';
import { showSamples, startDevice } from './device';
import { byId, element } from './dom';
import { addMessage, clearMessages } from './sequence';
import * as server from './server';

const fault = byId('fault');
const locale = byId<HTMLSelectElement>('locale');
const redirectUrl = byId<HTMLSelectElement>('redirectUrl');
const switches = [...document.querySelectorAll<HTMLInputElement>('input[data-setting]')];

function showFault(error: Error): void {
  fault.textContent = error.message;
  fault.hidden = false;
}

startDevice((said) => {
  if (said.card) addCard(said.card);
  if (said.faults.length > 0)
    showFault(new Error(`Alexa would not take this answer: ${said.faults.join('; ')}.`));
  else fault.hidden = true;
}, showFault);
startAlexaApp(showFault);
startAlexaPlus(showFault);

byId('clear').addEventListener('click', clearMessages);
for (const action of ['expire', 'revoke'] as const) {
  byId(action).addEventListener('click', () => server.act(action).then(() => tell(action), showFault));
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

const happenings = {
  expire: 'Time went by, and the access token has expired. Ask something.',
  revoke: 'The refresh token was revoked and the access token has expired. Ask something.',
  link: 'The account is linked. Ask again on the device.',
};

/** Says what was done, because it shows only with the next request. */
function tell(happening: keyof typeof happenings): void {
  byId('happened').textContent = happenings[happening];
}

server.listen({
  message(message) {
    if (message.from === 'Customer') byId('happened').textContent = '';
    addMessage(message);
  },
  state: showState,
  connected(isConnected) {
    byId('offline').hidden = isConnected;
  },
});

let shownLocale = '';
let shownLinked: boolean | undefined;

function showState(state: PageState): void {
  const { settings } = state;
  showAccount(state);
  showAddon(state.addon);
  if (locale.options.length === 0) {
    locale.append(...state.locales.map((name) => element('option', { value: name }, languageName(name))));
    redirectUrl.append(
      ...state.callbackUrls.map((url) => element('option', { value: url }, new URL(url).host)),
    );
    showSettings(state);
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
  if (state.linked && shownLinked === false) tell('link');
  shownLinked = state.linked;
  for (const id of ['expire', 'revoke']) byId<HTMLButtonElement>(id).disabled = !state.linked;
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
