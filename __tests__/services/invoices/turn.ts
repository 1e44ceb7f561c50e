import type { Intent as AnyIntent, Turn as AnyTurn } from '../skill/service';
import type { operations } from './operations';
import type { English } from './words/languages';

export type Turn = AnyTurn<English, typeof operations>;
export type Intent = AnyIntent<English, typeof operations>;
