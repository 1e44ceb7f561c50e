import { pascal } from '../names';
import type { IntentPlan, Plan } from '../plan';
import { entries, literal } from './source';

/** The turn, bound to the service’s words and operations. */
export const turn = `import type {
  Intent as AnyIntent,
  Replies as AnyReplies,
  Turn as AnyTurn,
  MemoryOf,
  Question,
  SaasClient,
} from '../skill/service';
import type { operations } from './operations';
import type { English } from './words/languages';

/** What the intents are written with, bound to this service's words and operations. */

export type Turn = AnyTurn<English, typeof operations>;
export type Intent = AnyIntent<English, typeof operations>;
export type Replies<Asked extends Question> = AnyReplies<English, typeof operations, MemoryOf<Asked>>;
export type Saas = SaasClient<typeof operations>;
`;

/** What is said when the skill is opened. */
export const launch = `import type { Answer } from '../../skill/service';
import type { Turn } from '../turn';

/** The skill is opened: it says what can be done. */
export function launch(turn: Turn): Promise<Answer> {
  return turn.withAccount(async () => ({
    speech: turn.say('help'),
    ask: { question: turn.say('whatToDo') },
  }));
}
`;

/** “More”, of whichever list was read last. */
export function more(paged: readonly IntentPlan[]): string {
  return `${paged.map(({ name, file }) => `import { hearMore${pascal(name)}, ${name}Replies } from './${file}';`).join('\n')}
import type { Intent } from '../turn';

/** "More", of whichever list was read last. */
export const more: Intent = {
  names: ['AMAZON.MoreIntent'],
  answer: (turn) => {
    ${paged
      .map(
        ({ name }) => `const open${pascal(name)} = turn.pending(hearMore${pascal(name)});
    if (open${pascal(name)}) return ${name}Replies.yes(turn, open${pascal(name)});`,
      )
      .join('\n')}
    return { speech: turn.say('noMore') };
  },
};
`;
}

/** The service as the skill takes it. */
export function skill(plan: Plan, paged: readonly IntentPlan[]): string {
  const { intents, scopes, problems } = plan;
  const replies = [...paged, ...intents.filter(({ kind }) => kind === 'change')];
  const imports = intents.map((intent) => {
    const names = [intent.name, ...(replies.includes(intent) ? [`${intent.name}Replies`] : [])];
    return `import { ${names.join(', ')} } from './intents/${intent.file}';`;
  });
  return `import type { SkillService } from '../skill/service';
${imports.join('\n')}
import { launch } from './intents/launch';
${paged.length > 0 ? "import { more } from './intents/more';\n" : ''}import { operations } from './operations';
import { problems } from './problems';
import { scopes } from './scopes';
import { type English, languages } from './words/languages';

/** The service as the skill takes it: what goes into the Lambda function. */
export const skill: SkillService<English, typeof operations> = {
  operations,
  problems,
  scopes,
  languages,
  missingScope: {
${entries(Object.fromEntries(Object.keys(scopes).map((scope) => [scope, literal(`scope${pascal(scope) || 'Api'}`)])))}
  },
  refused: {
${entries(Object.fromEntries(Object.keys(problems).map((name) => [name, literal(`refused${pascal(name)}`)])))}
  },
  launch,
  intents: [${[...intents.map(({ name }) => name), ...(paged.length > 0 ? ['more'] : [])].join(', ')}],
  replies: [${replies.map(({ name }) => `${name}Replies`).join(', ')}],
};
`;
}
