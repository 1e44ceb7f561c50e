import { randomBytes } from 'node:crypto';
import { Browser } from '../browser';
import { inParallel } from '../load';
import { type SaasFault, saasFaults } from '../saas-gateway';
import type { ToolLoad } from '../service';
import type { Stage } from '../stage';
import type { AddonStage } from './addon-stage';
import type { AlexaPlus } from './alexa-plus';

/** How much is asked of the add-on. */
export interface AddonLoadOptions {
  readonly customers: number;
  /** Calls of each customer. */
  readonly calls: number;
  /** Share of the SaaS API's answers that go wrong, 0 to 1. */
  readonly faultShare: number;
  /** How many do something at the same time. Default 32. */
  readonly concurrency?: number;
}

/** What became of it. */
export interface AddonLoadResult {
  readonly linked: number;
  readonly linkingMs: number;
  readonly callsMs: number;
  /** Calls that were answered with what the customer asked for. */
  readonly served: number;
  /** Calls that were answered with "try later", because of a fault. */
  readonly postponed: number;
  /** Answers with something of another customer's; must be 0. */
  readonly mixedUp: number;
  /** Why each call that has no answer has none; must be empty. */
  readonly lost: readonly string[];
}

/** Links many customers to the add-on and lets all of them call its tools at once. */
export async function runAddonLoad(
  stage: Stage,
  addon: AddonStage,
  load: ToolLoad,
  { customers, calls, faultShare, concurrency = 32 }: AddonLoadOptions,
): Promise<AddonLoadResult> {
  const password = `Aa1!${randomBytes(18).toString('base64url')}`;
  const linkingFrom = performance.now();
  const visitors = await inParallel(concurrency, customers, (index) =>
    link(stage, addon, `Nr${index}`, password),
  );
  const linkingMs = performance.now() - linkingFrom;
  const linked = visitors.filter(({ accessToken }) => accessToken !== undefined).length;

  let [faults, served, postponed, mixedUp] = [0, 0, 0, 0];
  const lost: string[] = [];
  stage.faults.saas = (): SaasFault | undefined => {
    if (Math.random() >= faultShare) return undefined;
    faults += 1;
    return saasFaults[faults % saasFaults.length];
  };
  const callsFrom = performance.now();
  await inParallel(concurrency, customers, async (index) => {
    const name = `Nr${index}`;
    for (let turn = 0; turn < calls; turn += 1) {
      const { tool, arguments: args } = load(turn, name);
      const answer = await visitors[index]?.callTool(tool, args).catch(String);
      if (typeof answer === 'string' || !answer?.speech) {
        lost.push(typeof answer === 'string' ? answer : 'nothing was said');
        continue;
      }
      const names = (answer.speech + JSON.stringify(answer.data ?? {})).match(/Nr\d+/gi) ?? [];
      if (names.some((one) => one.toLowerCase() !== name.toLowerCase())) mixedUp += 1;
      else if (answer.isError || names.length === 0) postponed += 1;
      else served += 1;
    }
  });
  const callsMs = performance.now() - callsFrom;
  stage.faults.saas = undefined;
  return { linked, linkingMs, callsMs, served, postponed, mixedUp, lost };
}

async function link(stage: Stage, addon: AddonStage, name: string, password: string): Promise<AlexaPlus> {
  const username = `${name.toLowerCase()}@example.com`;
  await stage.cognito.users.signUp(username, password, true);
  const alexaPlus = addon.newAlexaPlus();
  const browser = new Browser(stage.network.fetch);
  const page = await browser.open(stage.network.toLocal(await alexaPlus.beginLinking()));
  await alexaPlus.completeLinking((await browser.submit(page, { username, password })).url);
  return alexaPlus;
}
