import type { ResponseLike } from './alexa-response';

export const saasOrigin = 'https://api.example.com';
export const skillId = 'amzn1.ask.skill.0f4d9a53-6c1b-4c2e-8b0a-7d5e1f3a2b4c';

type Handler = (event: unknown, context?: unknown) => Promise<ResponseLike>;

/** The skill's exported handler, and every line that it wrote to standard output or standard error. */
export interface SkillUnderTest {
  readonly handler: Handler;
  readonly log: string[];
}

/** Environment variables of the function; undefined: not set. Default: those that a deployed skill has. */
export type FunctionEnvironment = Record<string, string | undefined>;

/** Loads the skill of the service anew, as a start of the function does. */
export function loadSkill(environment: FunctionEnvironment = {}): SkillUnderTest {
  return load(environment, () => require('../../skill/index'));
}

/** Loads the skill of the lamp anew: what the mechanism's tests run on. */
export function loadLamp(environment: FunctionEnvironment = {}): SkillUnderTest {
  return load(environment, () => require('./lamp/function'));
}

function load(environment: FunctionEnvironment, start: () => { handler: Handler }): SkillUnderTest {
  const settings = { SAAS_API_URL: saasOrigin, SKILL_ID: skillId, LOG_LEVEL: undefined, ...environment };
  for (const [name, value] of Object.entries(settings)) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
  const log: string[] = [];
  for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const) {
    jest.spyOn(console, method).mockImplementation((...parts) => {
      log.push(parts.map(String).join(' '));
    });
  }
  let handler: Handler | undefined;
  jest.isolateModules(() => {
    ({ handler } = start());
  });
  if (!handler) throw new Error('The module exports no handler.');
  return { handler, log };
}
