import { setTimeout as delay } from 'node:timers/promises';
import { type Planned, runPlanReview } from './plan-review-cli';

/** Runs Terraform on the synthesized stack; loaded only when asked for. */
async function planStack(name: string, offline: boolean): Promise<Planned> {
  const { planSynthesizedStack } = await import('./plan-stack');
  // Ctrl-C ends the running Terraform; this process lives on until the plan file, which holds secrets, is deleted.
  process.once('SIGINT', () => process.exit(2));
  const planned = planSynthesizedStack(name, offline);
  // A turn of the event loop, in which a Ctrl-C from meanwhile ends the process.
  await delay(10);
  return planned;
}

await runPlanReview({ command: 'npm run plan:review --', planStack });
