/** A part of an address: a module call or a resource, and which instance of it. */
export interface Segment {
  /** Such as `module.a` or `aws_x.b`. */
  readonly name: string;
  /** Such as `["k"]` or `[0]`; empty where there is one only. */
  readonly key: string;
}

/** `module.a[0].aws_x.b["k"]` as `module.a[0]` and `aws_x.b["k"]`. A key may hold dots. */
export function segmentsOf(address: string): Segment[] {
  const names = address.match(/(?:[^.[\]]+|\[(?:"(?:[^"\\]|\\.)*"|\d+)\])+/g) ?? [];
  return names.flatMap((name, index) => {
    if (index % 2 === 0) return [];
    const bracket = name.indexOf('[');
    const own = bracket < 0 ? name : name.slice(0, bracket);
    return [{ name: `${names[index - 1]}.${own}`, key: bracket < 0 ? '' : name.slice(bracket) }];
  });
}

/** The address of segments. */
export function text(segments: readonly Segment[]): string {
  return segments.map(({ name, key }) => `${name}${key}`).join('.');
}

/** All instances of a segment. */
export function withoutKey({ name }: Segment): Segment {
  return { name, key: '' };
}

/** An address without the keys of instances, `module.a["x"].b.c[0]` as `module.a.b.c`. */
export function withoutKeys(address: string): string {
  return address.includes('[') ? address.replace(/\[(?:"(?:[^"\\]|\\.)*"|\d+)\]/g, '') : address;
}
