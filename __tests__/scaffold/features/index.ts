import { access } from './access';
import { answers } from './answers';
import { failures } from './failures';
import type { Feature } from './feature';
import { inputs } from './inputs';
import { media } from './media';
import { names } from './names';
import { paging } from './paging';
import { paths } from './paths';
import { sent } from './sent';

/** Everything that documents have, by what it is a part of. */
export const features: readonly Feature[] = [
  ...answers,
  ...inputs,
  ...paging,
  ...access,
  ...failures,
  ...paths,
  ...names,
  ...media,
  ...sent,
];
