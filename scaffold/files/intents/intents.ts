import type { IntentPlan, Plan } from '../../plan';
import { said } from '../said';
import { launch, more, skill, turn } from '../skill';
import type { File } from '../source';
import { changeIntent } from './change-intent';
import { memoryOf, readerOf } from './given';
import { listIntent } from './list-intent';
import { lookupFunction } from './lookup';
import { oneIntent } from './one-intent';

/** The intents, what they have in common, and the turn that they are written with. */
export function intentFiles(plan: Plan): File[] {
  const paged = plan.intents.filter(({ paging }) => paging);
  return [
    { path: 'turn.ts', text: turn },
    { path: 'said.ts', text: said(plan) },
    ...plan.intents.map((intent) => ({ path: `intents/${intent.file}.ts`, text: intentFile(intent, plan) })),
    ...(paged.length > 0 ? [{ path: 'intents/more.ts', text: more(paged) }] : []),
    { path: 'intents/launch.ts', text: launch },
    { path: 'skill.ts', text: skill(plan, paged) },
  ];
}

function intentFile(intent: IntentPlan, plan: Plan): string {
  const { lookups, slots, kind } = intent;
  const uses = new Set<string>();
  if (lookups.length > 0) uses.add('chosen');
  for (const slot of slots) uses.add(readerOf(slot));
  const body =
    kind === 'list'
      ? listIntent(intent, plan, uses)
      : kind === 'one'
        ? oneIntent(intent, plan, uses)
        : changeIntent(intent, plan);
  const hasMemory = kind === 'change' || intent.paging !== undefined;
  const face = [
    ...(kind === 'list' ? ['type Answer'] : []),
    ...(hasMemory ? ['awaiting', 'question'] : []),
    ...(hasMemory && lookups.length > 0 ? ['id'] : []),
    ...(intent.paging?.kind === 'cursor' ? ['cursor'] : []),
    ...(uses.delete('sayable') ? ['sayable'] : []),
  ];
  const types = [
    'Intent',
    ...(hasMemory ? ['Replies'] : []),
    ...(lookups.length > 0 || kind === 'list' ? ['Saas', 'Turn'] : []),
  ];
  return [
    memoryOf(intent).includes('v.') ? "import * as v from 'valibot';" : '',
    face.length > 0 ? `import { ${face.join(', ')} } from '../../skill/service';` : '',
    uses.size > 0 ? `import { ${[...uses].sort().join(', ')} } from '../said';` : '',
    `import type { ${types.join(', ')} } from '../turn';`,
    '',
    body,
    ...lookups.map((lookup) => lookupFunction(lookup, plan)),
  ]
    .filter((line, index) => line !== '' || index === 4)
    .join('\n');
}
