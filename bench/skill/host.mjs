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

  async warm() {
    const rounds = 4_000;
    const times = [];
    for (let round = 0; round < 2 * rounds; round += 1) {
      await timed(() => handler(envelope, context), round < rounds ? undefined : times);
    }
    return { milliseconds: percentile(times, 0.5), memory: process.memoryUsage.rss() / 2 ** 20 };
  },

  /** One bare request and one through the skill, in turn, so that the machine disturbs both alike. */
  async latency() {
    const bare = [];
    const skill = [];
    const { accessToken } = envelope.context.System.user;
    const url = new URL('/v1/me', process.env.SAAS_API_URL);
    const headers = { Authorization: `Bearer ${accessToken}` };
    for (let round = 0; round < 3_000; round += 1) {
      const counts = round >= 1_000;
      await timed(async () => (await fetch(url, { headers })).json(), counts ? bare : undefined);
      await timed(() => handler(envelope, context), counts ? skill : undefined);
    }
    const both = (share) => ({ bare: percentile(bare, share), skill: percentile(skill, share) });
    return { median: both(0.5), p99: both(0.99) };
  },
};

process.stderr.write(JSON.stringify(await modes[mode]()), () => process.exit(0));
