// Runs built functions in a process of its own and reports on standard error:
// `node host.mjs start <bundle>` and `node host.mjs calls <skill> <envelope> <addon> <event>`.
// What they log goes to standard output, which the benchmark throws away.
import { createRequire } from 'node:module';
import { performance } from 'node:perf_hooks';
import process from 'node:process';

const [mode, ...given] = process.argv.slice(2);
const require = createRequire(import.meta.url);
const context = { getRemainingTimeInMillis: () => 8_000 };

/** @param {number[]} times */
const middle = (times) => times.sort((a, b) => a - b)[Math.floor(times.length / 2)];

async function timed(run, times) {
  const start = performance.now();
  await run();
  times.push(performance.now() - start);
}

const modes = {
  /** `performance.now()` counts from the start of the process. */
  start: ([file]) => {
    const before = performance.now();
    require(file);
    const ready = performance.now();
    return { ready, load: ready - before, memory: process.memoryUsage.rss() / 2 ** 20 };
  },

  /**
   * The same question to the one and to the other, in turn, so that the machine disturbs both alike; in batches,
   * of whose figures the middle one counts, so that a disturbance spoils a batch and not the whole.
   */
  async calls([skillFile, envelope, addonFile, event]) {
    const functions = [
      [require(skillFile).handler, JSON.parse(envelope)],
      [require(addonFile).handler, JSON.parse(event)],
    ];
    const [said, answered] = await Promise.all(functions.map(([handler, input]) => handler(input, context)));
    const batches = [];
    for (let batch = 0; batch < 16; batch += 1) {
      const times = functions.map(() => []);
      for (let round = 0; round < 200; round += 1) {
        for (const [index, [handler, input]] of functions.entries()) {
          await timed(() => handler(input, context), times[index]);
        }
      }
      batches.push(times.map(middle));
    }
    const counted = batches.slice(3);
    return {
      said: said.response.outputSpeech.ssml,
      answered: answered.body,
      skill: middle(counted.map(([skill]) => skill)),
      addon: middle(counted.map(([, addon]) => addon)),
      added: middle(counted.map(([skill, addon]) => addon - skill)),
    };
  },
};

process.stderr.write(JSON.stringify(await modes[mode](given)), () => process.exit(0));
