import type { PageAddon, PageLinking, PageTool, ToolAnswer } from '../page-state';
import { byId, element } from './dom';
import * as server from './server';

const tabs = [
  { tab: byId<HTMLButtonElement>('device-tab'), panel: byId('on-device') },
  { tab: byId<HTMLButtonElement>('alexa-plus-tab'), panel: byId('on-alexa-plus') },
];
const linkButton = byId<HTMLButtonElement>('alexa-plus-link');
const form = byId<HTMLFormElement>('call');
const toolChoice = byId<HTMLSelectElement>('tool');
const fields = byId('tool-fields');
const calls = byId('calls');

let isLinked = false;
let shownCalls = '';
let tools: readonly PageTool[] = [];

/** The tab of Alexa+: links the account to the add-on, calls its tools and shows what they answer. */
export function startAlexaPlus(
  openSignIn: (begin: () => Promise<PageLinking>) => void,
  onFault: (error: Error) => void,
): void {
  for (const [index, { tab }] of tabs.entries()) {
    tab.addEventListener('click', () => showTab(index));
    tab.addEventListener('keydown', ({ key }) => {
      if (key !== 'ArrowLeft' && key !== 'ArrowRight') return;
      showTab(1 - index);
      tabs[1 - index]?.tab.focus();
    });
  }
  linkButton.addEventListener('click', () => {
    if (isLinked) server.alexaPlus.unlink().catch(onFault);
    else openSignIn(server.alexaPlus.beginLinking);
  });
  toolChoice.addEventListener('change', showTool);
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    try {
      await server.alexaPlus.call(toolChoice.value, givenArguments());
    } catch (error) {
      onFault(error as Error);
    }
  });
}

/** Shows the add-on as it is now; nothing where there is none. @returns whether it was linked just now */
export function showAddon(addon: PageAddon | undefined): boolean {
  byId('places').hidden = addon === undefined;
  if (!addon) return false;
  byId('on-device').setAttribute('role', 'tabpanel');
  byId('on-device').setAttribute('aria-labelledby', 'device-tab');
  const { linked } = addon;
  const account = byId('alexa-plus-account');
  account.textContent = linked ? 'Account linked' : 'Account not linked';
  account.dataset.linked = String(linked);
  linkButton.textContent = linked ? 'Unlink account from Alexa+' : 'Link account to Alexa+';
  linkButton.classList.toggle('primary', !linked);
  form.hidden = addon.tools.length === 0;
  const areNew = addon.tools.map(({ name }) => name).join() !== tools.map(({ name }) => name).join();
  tools = addon.tools;
  if (areNew) {
    toolChoice.replaceChildren(...tools.map(({ name, title }) => element('option', { value: name }, title)));
    showTool();
  }
  const state = JSON.stringify(addon.calls);
  if (state !== shownCalls) calls.replaceChildren(...addon.calls.map(callElement));
  shownCalls = state;
  const isNew = linked && !isLinked;
  isLinked = linked;
  return isNew;
}

function showTab(chosen: number): void {
  for (const [index, { tab, panel }] of tabs.entries()) {
    tab.setAttribute('aria-selected', String(index === chosen));
    tab.tabIndex = index === chosen ? 0 : -1;
    panel.hidden = index !== chosen;
  }
}

const chosenTool = () => tools.find(({ name }) => name === toolChoice.value);

function showTool(): void {
  const tool = chosenTool();
  byId('tool-description').textContent = tool ? `${tool.description} (${tool.hints.join(', ')})` : '';
  fields.replaceChildren(
    ...(tool?.fields ?? []).map(({ name, meaning, isNumber, isRequired }) =>
      element(
        'label',
        {},
        name,
        element('input', {
          name,
          type: isNumber ? 'number' : 'text',
          placeholder: meaning,
          required: isRequired,
        }),
      ),
    ),
  );
}

/** What was entered; what was left empty is not given. */
function givenArguments(): Record<string, unknown> {
  const given = [...fields.querySelectorAll('input')].filter(({ value }) => value !== '');
  return Object.fromEntries(
    given.map(({ name, type, value, valueAsNumber }) => [name, type === 'number' ? valueAsNumber : value]),
  );
}

function callElement({ tool, arguments: args, speech, data, isError }: ToolAnswer): HTMLElement {
  return element(
    'li',
    { 'data-failed': String(isError) },
    element('code', {}, `${tool} ${JSON.stringify(args)}`),
    element('p', {}, speech),
    data !== undefined && element('pre', { tabindex: '0' }, JSON.stringify(data, null, 2)),
  );
}
