import { commonProblems } from '../../../contracts/problems';
import type { Scenario, ScenarioCall, Service } from '../../../definition/service';
import { requestOf } from '../../../skill/saas/operation-request';
import { type Envelope, recorded, saying } from '../envelopes';
import { type Call, problemReply, type Reply } from '../saas-mock';

/** A scenario as it is replayed. */
export interface Replayed extends Pick<Scenario, 'remembered' | 'needsAccount'> {
  readonly envelope: Envelope;
  readonly calls: readonly ReplayedCall[];
}

/** A call as the SaaS has to receive it, to the last header. */
export interface ReplayedCall extends Call {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

type Skill = Service['skill'];

/** What everybody may say to any skill. */
const talk: Readonly<Record<string, Scenario>> = {
  'a request for help': { says: { name: 'AMAZON.HelpIntent' } },
  'a request to stop': { says: { name: 'AMAZON.StopIntent' } },
  'a request to cancel': { says: { name: 'AMAZON.CancelIntent' } },
  'a request to go home': { says: { name: 'AMAZON.NavigateHomeIntent' } },
  'something that the skill cannot do': { says: { name: 'AMAZON.FallbackIntent' } },
  'an intent that the skill does not know': { says: { name: 'UnknownIntent' } },
  'yes to nothing': { says: { name: 'AMAZON.YesIntent' } },
  'no to nothing': { says: { name: 'AMAZON.NoIntent' } },
  'yes to what else': {
    says: { name: 'AMAZON.YesIntent' },
    remembered: { awaiting: { question: 'what-else' } },
  },
  'no to what else': {
    says: { name: 'AMAZON.NoIntent' },
    remembered: { awaiting: { question: 'what-else' } },
  },
  'a repetition of nothing': { says: { name: 'AMAZON.RepeatIntent' } },
  'a repetition': {
    says: { name: 'AMAZON.RepeatIntent' },
    remembered: { said: { speech: 'One & <two>.', question: 'More?' } },
  },
};

const bearer = (parameters: string) => ({ 'WWW-Authenticate': `Bearer realm="saas-api", ${parameters}` });

const lacking = (scope: string): Reply =>
  problemReply(
    403,
    'insufficient-scope',
    bearer(`error="insufficient_scope", scope="https://api.example.com/${scope}"`),
  );

/** What can come of any call. */
const faults: Readonly<Record<string, Reply>> = {
  'a token that is refused': problemReply(401, 'invalid-token', bearer('error="invalid_token"')),
  'a refusal that nobody knows': problemReply(403, 'other'),
  'a request that is not accepted': problemReply(422, 'other'),
  'too many requests': problemReply(429, 'rate-limited'),
  'too many requests, with the time to wait': problemReply(429, 'rate-limited', { 'Retry-After': '90' }),
  'a service that fails': problemReply(500, 'oops'),
  'a service that answers something else': { status: 200, body: { unexpected: true } },
};

/**
 * Everything that is replayed of a service: its own scenarios, what is said to every skill, and what can go
 * wrong with every call.
 */
export function replayedScenarios({
  skill,
  scenarios,
}: Pick<Service, 'skill' | 'scenarios'>): Readonly<Record<string, Replayed>> {
  const own = Object.entries({ ...scenarios, ...talk }).map(([name, one]) => [name, replayed(skill, one)]);
  return Object.fromEntries([...own, ...failing(skill, scenarios)]);
}

function replayed(skill: Skill, { says, remembered, calls = [], needsAccount }: Scenario): Replayed {
  const envelope = says ? saying(says) : recorded('launch');
  const key = envelope.request.requestId;
  return { envelope, remembered, needsAccount, calls: calls.map((call) => callOf(skill, call, key)) };
}

/** A scenario that begins with a call, and ends when that fails. */
function failing(skill: Skill, scenarios: Service['scenarios']): [string, Replayed][] {
  const firstWith = (fits: (call: ScenarioCall) => boolean) =>
    Object.values(scenarios).find(({ says, remembered, calls: [first] = [] }) =>
      Boolean(says && !remembered && first && fits(first)),
    );
  const failed = (name: string, scenario: Scenario | undefined, reply: Reply): [string, Replayed][] => {
    const { calls: [call] = [], ...rest } = scenario ? replayed(skill, scenario) : { calls: [] };
    return call && scenario ? [[name, { ...rest, calls: [{ ...call, reply }] } as Replayed]] : [];
  };
  const any = firstWith(() => true);
  return [
    ...Object.entries(faults).flatMap(([name, reply]) => failed(name, any, reply)),
    ...Object.keys(skill.refused).flatMap((problem) =>
      failed(`the problem ${problem}`, any, problemReply(skill.problems[problem]?.status ?? 0, problem)),
    ),
    ...Object.keys(skill.scopes).flatMap((scope) =>
      failed(
        `the scope ${scope} is missing`,
        firstWith(({ operation }) => skill.operations[operation]?.scope === scope),
        lacking(scope),
      ),
    ),
  ];
}

function callOf(skill: Skill, { operation: name, input, answer }: ScenarioCall, key: string): ReplayedCall {
  const operation = skill.operations[name];
  const request = operation && requestOf(operation, { ...input, idempotencyKey: key });
  if (!request)
    throw new Error(`The service has no operation "${name}" that takes ${JSON.stringify(input)}.`);
  const { method, status } = operation;
  const { target: path, headers, body = '' } = request;
  return {
    method,
    path,
    headers: Object.fromEntries(
      Object.entries(headers).map(([header, value]) => [header.toLowerCase(), value]),
    ),
    body,
    reply: 'problem' in answer ? refused(skill, answer.problem) : { status, body: answer.body },
  };
}

function refused(skill: Skill, name: string): Reply {
  const problems: Readonly<Record<string, { readonly status: number }>> = {
    ...commonProblems,
    ...skill.problems,
  };
  const status = problems[name]?.status;
  if (status === undefined) throw new Error(`The service lists no problem "${name}".`);
  return problemReply(status, name);
}
