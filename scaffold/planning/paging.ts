import type { ApiOperation } from '../api-operation';
import type { Paging } from '../plan';
import type { Shape } from '../shape';

const isNamed = ({ name }: { readonly name: string }, pattern: RegExp) =>
  pattern.test(name.replace(/[-_]/g, ''));

/** How a list goes on: by a cursor, an offset or a page. */
export function pagingOf({ inputs, answer }: ApiOperation): Paging | undefined {
  const query = inputs.filter((input) => input.in === 'query');
  const size = query.find((input) =>
    isNamed(input, /^(limit|pagesize|perpage|maxresults|count|size|first|top)$/i),
  );
  const cursor = query.find((input) =>
    isNamed(input, /^(cursor|marker|nextmarker|after|pagetoken|nexttoken|continuationtoken|startingafter)$/i),
  );
  const next = answer && nextField(answer);
  const more = { ...(size && { size }) };
  if (cursor && next) return { kind: 'cursor', input: cursor, next, ...more };
  const offset = query.find((input) => isNamed(input, /^(offset|skip|start)$/i));
  if (offset) return { kind: 'offset', input: offset, ...more };
  const page = query.find((input) => isNamed(input, /^(page|pagenumber)$/i));
  return page && { kind: 'page', input: page, ...more };
}

/** The field that says where the next page begins: at the top, or one level below. */
function nextField(shape: Shape, path: readonly string[] = []): readonly string[] | undefined {
  if (shape.kind !== 'object') return undefined;
  const own = shape.fields.find(
    (field) =>
      field.shape.kind === 'text' &&
      isNamed(
        field,
        /^(next|nextcursor|nextmarker|nextpagetoken|nexttoken|cursor|endcursor|continuationtoken)$/i,
      ),
  );
  if (own) return [...path, own.name];
  if (path.length > 0) return undefined;
  return shape.fields
    .map((field) => nextField(field.shape, [field.name]))
    .find((found) => found !== undefined);
}
