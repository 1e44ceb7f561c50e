import type { MediaType, Response } from '../document';

/** Whether a media type is JSON, or whatever is asked for, which JSON is, too. */
export const isJson = (type: string): boolean =>
  /^application\/([\w.+-]+\+)?json\b/i.test(type) || /^(application|\*)\/\*$/.test(type.trim());

/** Whether a media type is that of a form without files. */
export const isForm = (type: string): boolean => /^application\/x-www-form-urlencoded\b/i.test(type);

/** One of the ways in which a body is described. */
export interface Described {
  /** Absent: `application/json`. */
  readonly type?: string;
  readonly content: MediaType;
}

/** The JSON of a body, plain JSON before a type of its own. */
export function jsonOf(content: Response['content'] = {}): Described | undefined {
  const all = Object.entries(content).filter(([type]) => isJson(type));
  const [type = '', found] = all.find(([each]) => isPlain(each)) ?? all[0] ?? [];
  return found && { content: found, ...(!isPlain(type) && { type: essence(type) }) };
}

/** The fields of a form, where a body is described as one. */
export function formOf(content: Response['content'] = {}): Described | undefined {
  const [type, found] = Object.entries(content).find(([each]) => isForm(each)) ?? [];
  return type && found ? { content: found, type: essence(type) } : undefined;
}

/** A media type without its parameters. */
const essence = (type: string): string => (type.split(';')[0] ?? '').trim().toLowerCase();

const isPlain = (type: string): boolean => essence(type) === 'application/json' || type.includes('*');
