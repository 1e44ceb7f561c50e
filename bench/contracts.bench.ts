import { runCommand } from '../commands/command';
import { runNow } from '../programs/child';
import { measure, printMeasurements } from './measure';

/** What the contract's two sides may take on two cores, in seconds. */
const budget = { consumer: 15, verification: 10 };

/** Runs an npm script, and fails where it fails. */
const script = (name: string) => () => {
  const { code, stderr } = runNow('npm', ['run', '--silent', name]);
  if (code !== 0) throw new Error(`npm run ${name} failed:\n${stderr}`);
};

/** Times the whole consumer run and the whole verification of the reference SaaS against what they may take. */
async function main(): Promise<void> {
  const measurements = await measure(
    [
      { name: 'npm run contracts:test', run: script('contracts:test') },
      { name: 'npm run contracts:verify', run: script('contracts:verify') },
    ],
    3,
  );
  const [consumer, verification] = measurements.map(({ median }) => median / 1_000) as [number, number];
  printMeasurements(measurements, [
    { name: `consumer run of ${budget.consumer} s`, ratio: consumer / budget.consumer, aim: 1 },
    { name: `verification of ${budget.verification} s`, ratio: verification / budget.verification, aim: 1 },
  ]);
}

await runCommand(main);
