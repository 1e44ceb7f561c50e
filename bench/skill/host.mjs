// Runs one skill in a process of its own and reports on standard error: `node host.mjs <mode> <skill.js>`.
// The skill's log goes to standard output, which the benchmark throws away.
import { createRequire } from 'node:module';
import { performance } from 'node:perf_hooks';
import process from 'node:process';

const [mode, file, envelopeText] = process.argv.slice(2);
const before = performance.now();
const { handler } = createRequire(import.meta.url)(file);
const loaded = performance.now();

const context = { getRemainingTimeInMillis: () => 8_000 };
const envelope = envelopeText && JSON.parse(envelopeText);

/** @param {number[]} times */
const percentile = (times, share) => times.sort((a, b) => a - b)[Math.floor(share * times.length)];

async function timed(run, times) {
  const start = performance.now();
  await run();
  times?.push(performance.now() - start);
}

const modes = {
  /** `performance.now()` counts from the start of the process. */
  start: () => ({ ready: loaded, load: loaded - before, memory: process.memoryUsage.rss() / 2 ** 20 }),

  /** To the end of the first request, which loads what the start left for it. */
  async first() {
    await handler(envelope, context);
    return { answered: performance.now() };
  },

  async warm() {
    const rounds = 4_000;
    const times = [];
    for (let round = 0; round < 2 * rounds; round += 1) {
      await timed(() => handler(envelope, context), round < rounds ? undefined : times);
    }
    return { milliseconds: percentile(times, 0.5), memory: process.memoryUsage.rss() / 2 ** 20 };
  },

  /**
   * One bare request and one through the skill, in turn, so that the machine disturbs both alike; in batches,
   * of whose figures the middle one counts, so that a disturbance spoils a batch and not the whole.
   */
  async latency() {
    const batches = [];
    const { accessToken } = envelope.context.System.user;
    // The first request is the skill's: what it is answered, all others are.
    await handler(envelope, context);
    const url = new URL('/bare', process.env.SAAS_API_URL);
    const headers = { Authorization: `Bearer ${accessToken}` };
    for (let batch = 0; batch < 16; batch += 1) {
      const bare = [];
      const skill = [];
      for (let round = 0; round < 300; round += 1) {
        await timed(async () => (await fetch(url, { headers })).json(), bare);
        await timed(() => handler(envelope, context), skill);
      }
      batches.push({ bare, skill });
    }
    const counted = batches.slice(3);
    const middle = (of) => percentile(counted.map(of), 0.5);
    const at = (share) => ({
      bare: middle(({ bare }) => percentile(bare, share)),
      skill: middle(({ skill }) => percentile(skill, share)),
      added: middle(({ bare, skill }) => percentile(skill, share) - percentile(bare, share)),
    });
    return { median: at(0.5), p99: at(0.99) };
  },
};

process.stderr.write(JSON.stringify(await modes[mode]()), () => process.exit(0));
