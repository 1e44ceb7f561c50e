import { bodyOf } from '../../body';
import { nested } from '../../nested';
import { isForm } from '../../operations/media';
import type { IntentPlan, Plan } from '../../plan';
import { placeOf } from '../../reading';
import { entryOfParts } from '../entry';
import { comment, entries, literal } from '../source';

/** What the reference reads and shows. */
export function shapes(plan: Plan): string {
  const table = plan.intents
    .map((intent) => {
      const { name, operation, lookups, slots, fixed, paging } = intent;
      const place = (where: string) => [
        ...[...lookups, ...slots].filter(({ input }) => input.in === where).map(({ input }) => input),
        ...fixed.filter(({ input }) => input.in === where).map(({ input }) => input),
      ];
      const inPath = [...operation.path.matchAll(/\{([^}]+)\}/g)].map(([, parameter = '']) => parameter);
      const query = {
        ...Object.fromEntries(place('query').map(({ name: one }) => [one, 'z.string().min(1).optional()'])),
        ...(paging && {
          [paging.input.name]:
            paging.kind === 'cursor' ? 'z.string().min(1).max(2_000).optional()' : 'wholeNumber.optional()',
        }),
        ...(paging?.size && { [paging.size.name]: 'wholeNumber.optional()' }),
      };
      const isSentAsForm = isForm(operation.sentAs ?? '');
      const body = bodyOf(
        intent,
        ({ input: { shape } }): string => {
          if (shape.kind === 'number') return isSentAsForm ? 'numberInForm' : 'z.number()';
          if (shape.kind === 'boolean') return isSentAsForm ? "z.enum(['true', 'false'])" : 'z.boolean()';
          return 'z.string().min(1).max(500)';
        },
        (fields) => `z.object({ ${entries(fields)} })`,
      );
      const headers = {
        ...Object.fromEntries(
          place('header').map(({ name: one }) => [one.toLowerCase(), 'z.string().min(1)']),
        ),
        ...(operation.keyHeader !== undefined && {
          'idempotency-key': 'z.string().regex(/^[\\x21-\\x7e]{1,255}$/)',
        }),
      };
      const parts = {
        ...(inPath.length > 0 && {
          path: `z.object({ ${entries(Object.fromEntries(inPath.map((one) => [one, 'segment'])))} })`,
        }),
        ...(Object.keys(query).length > 0 && { query: `z.object({ ${entries(query)} })` }),
        ...(Object.keys(headers).length > 0 && { headers: `z.object({ ${entries(headers)} })` }),
        ...(body !== undefined && { body }),
      };
      return `${name}: {
      summary: ${literal(comment(operation.summary))},
      answers: ${literal(operation.answer === undefined ? 'Nothing' : intent.kind === 'list' ? 'A page' : 'What there is')},
      ${Object.entries(parts)
        .map(([part, value]) => `${part}: ${value},`)
        .join('\n')}
      answer: ${answer(intent)},
    },`;
    })
    .join('\n');
  return `import { z } from 'zod';
import type { Shape } from '../../contracts/service';
import type { operations } from '../operations';
${table.includes('segment') ? '\n/** A part of a path. */\nconst segment = z.string().min(1).max(200);\n' : ''}${table.includes('wholeNumber') ? '\n/** A number in a query. */\nconst wholeNumber = z.string().regex(/^\\d{1,6}$/).transform(Number).pipe(z.int());\n' : ''}${table.includes('numberInForm') ? '\n/** A number in a form. */\nconst numberInForm = z.string().regex(/^-?\\d{1,15}(\\.\\d{1,6})?$/).transform(Number);\n' : ''}
/** What the reference reads and shows: its routes are checked by it, the API document is written from it. */
export const shapes = {
${table}
} as const satisfies { readonly [Name in keyof typeof operations]: Shape };
`;
}

function answer({ operation, kind, reading, paging }: IntentPlan): string {
  if (operation.answer === undefined || kind === 'change') return 'z.object({})';
  const object = (fields: Readonly<Record<string, string>>) => `z.object({ ${entries(fields)} })`;
  const entry = entryOfParts(
    reading,
    () => 'z.string()',
    ({ as }) => (as === 'number' ? 'z.number().nullable()' : 'z.string().nullable()'),
    object,
  );
  return nested(
    [
      [placeOf(reading), reading.list ? `z.array(${entry})` : entry],
      ...(paging?.next ? [[paging.next, 'z.string().nullable()'] as const] : []),
    ],
    object,
  );
}
