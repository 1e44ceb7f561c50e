/** Whether a media type is JSON, or whatever is asked for, which JSON is, too. */
export const isJson = (type: string): boolean =>
  /^application\/([\w.+-]+\+)?json\b/i.test(type) || /^\*\/\*$/.test(type.trim());
