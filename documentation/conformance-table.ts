import { service } from '#service/index';
import { conformanceChecks } from '../contracts/conformance/conform';

/** What the conformance checks ask of a service, by what they are about. */
export const conformanceTable = (): string =>
  [
    '| what | a service that is right |',
    '| --- | --- |',
    ...conformanceChecks(service.api).map(
      ({ name, checks }) => `| ${name} | ${checks.map(({ behaviour }) => behaviour).join('; ')} |`,
    ),
  ].join('\n');
