import { defineService } from '../definition/service';
import { contract } from './contract';
import { listing } from './listing';
import { reference } from './reference';
import { rehearsal } from './rehearsal';
import { scenarios } from './scenarios';
import { skill } from './skill';
import { utterances } from './utterances/utterances';

export const service = defineService({
  skill,
  utterances,
  listing,
  contract,
  reference,
  rehearsal,
  scenarios,
});
