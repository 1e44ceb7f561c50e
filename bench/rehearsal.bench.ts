import { fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { service } from '#service/index';
import { LinkingClient } from '../alexa/linking-client';
import { CommandError, runCommand } from '../commands/command';
import { Browser } from '../rehearsal/browser';
import { readDeployment, stackFile } from '../rehearsal/deployment';
import { readInteractionModels } from '../rehearsal/interaction-models';
import { runLoad } from '../rehearsal/load';
import { type Stage, setStage } from '../rehearsal/stage';
import { type Measurement, measure, printMeasurements } from './measure';

const { api, rehearsal } = service;

const rounds = 30;
const refreshesPerRound = 20;
const load = { customers: 1_000, requests: 10_000, faultShare: 0.05 };

async function main(): Promise<void> {
  if (!existsSync(stackFile('dev')) || !existsSync(join('dist', 'skill', 'index.js'))) {
    throw new CommandError('There is no stack or no built skill: run npm run build && npm run synth.');
  }
  const stage = await setStage({
    saas: api,
    models: readInteractionModels(),
    deployment: readDeployment('dev'),
    signInsPerMinute: 1_000_000,
  });
  try {
    await compareRefresh(stage);
    await reportLoad(stage);
  } finally {
    await stage.close();
  }
}

/** Refreshing a token: the stand-in beside a certified server that is written for production. */
async function compareRefresh(stage: Stage): Promise<void> {
  const [redirectUri = ''] = stage.redirectUrls;
  const provider = fork(join('testing', 'oidc-provider.mjs'), [JSON.stringify([redirectUri])], {
    silent: true,
  });
  try {
    const [issuer] = (await once(provider, 'message')) as [string];
    const peer = new LinkingClient({
      authorizationUri: `${issuer}/auth`,
      accessTokenUri: `${issuer}/token`,
      clientId: 'client_secret_basic',
      clientSecret: 'secret of client_secret_basic: with +, % and a colon',
      accessTokenScheme: 'HTTP_BASIC',
      scopes: ['openid', 'things.read'],
      pkce: false,
    });
    const own = stage.linking({ scheme: 'HTTP_BASIC', pkce: false });
    const { email, password } = stage.example;
    const contenders = [
      {
        name: 'Cognito stand-in, in this process',
        client: own,
        token: await refreshToken(own, redirectUri, stage.network.toLocal, { username: email, password }),
      },
      {
        name: 'oidc-provider, in a process of its own',
        client: peer,
        token: await refreshToken(peer, redirectUri, (url) => url, { login: 'ada', password: 'any' }),
      },
    ];
    const measurements = await measure(
      contenders.map(({ name, client, token }) => ({
        name: `${refreshesPerRound} refreshes: ${name}`,
        run: async () => {
          for (let index = 0; index < refreshesPerRound; index += 1) await client.refresh(token);
        },
      })),
      rounds,
    );
    const [ownTime, peerTime] = measurements;
    printMeasurements(measurements, [
      {
        name: 'refresh: stand-in to oidc-provider',
        ratio: (ownTime?.median ?? Number.NaN) / (peerTime?.median ?? Number.NaN),
        aim: 1,
      },
    ]);
  } finally {
    provider.kill();
  }
}

/** Links through the server's own pages, whatever they ask. */
async function refreshToken(
  client: LinkingClient,
  redirectUri: string,
  toLocal: (url: string) => string,
  fields: Readonly<Record<string, string>>,
): Promise<string> {
  const request = client.authorizationRequest(redirectUri);
  const browser = new Browser();
  let page = await browser.open(toLocal(request.url));
  while (!page.url.startsWith(redirectUri)) page = await browser.submit(page, fields);
  return (await client.complete(request, page.url)).refreshToken;
}

/** A thousand customers who link and talk, beside the same number of bare calls of the SaaS API. */
async function reportLoad(stage: Stage): Promise<void> {
  const result = await runLoad(stage, rehearsal.load, load);
  const floorMs = await bareCalls(stage);
  console.log(
    [
      '',
      `${result.linked} of ${load.customers} customers linked: ${perSecond(load.customers, result.linkingMs)} a second`,
      `${result.requests} requests: ${perSecond(result.requests, result.requestsMs)} a second, with ${result.faults} faults of the SaaS API`,
      `${result.served} served, ${result.postponed} asked to try later, ${result.mixedUp} mixed up, ${result.lost} lost`,
    ].join('\n'),
  );
  const once = (name: string, median: number): Measurement => ({ name, median, range: [median, median] });
  printMeasurements(
    [
      once(`${load.requests} requests through Alexa, skill, faults and SaaS API`, result.requestsMs),
      once(`${load.requests} bare requests to the stand-in`, floorMs),
    ],
    [
      {
        name: 'a request through all of them to a bare one',
        ratio: result.requestsMs / floorMs,
        aim: 15,
      },
      {
        name: 'customers without a linked account, answers mixed up or lost',
        ratio: load.customers - result.linked + result.mixedUp + result.lost,
        aim: 0,
      },
    ],
  );
}

/** The floor: as many bare HTTP requests, 32 at a time, to a server of the same framework. */
async function bareCalls(stage: Stage): Promise<number> {
  const { origin, settings } = stage.cognito;
  const url = `${origin}/${settings.userPoolId}/.well-known/jwks.json`;
  const startedAt = performance.now();
  let left = load.requests;
  const lane = async () => {
    while (left-- > 0) await (await fetch(url)).text();
  };
  await Promise.all(Array.from({ length: 32 }, lane));
  return performance.now() - startedAt;
}

function perSecond(count: number, milliseconds: number): string {
  return Math.round(count / (milliseconds / 1000)).toLocaleString('en');
}

await runCommand(main);
