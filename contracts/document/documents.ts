import { join } from 'node:path';
import { addonStatesOf } from '../addon/states';
import type { ReferencedService } from '../service';
import { mintedStatesOf, statesOf } from '../states';
import { apiDocument } from './openapi';
import { statesSchema } from './states-schema';

/** A file that is generated from the service, for readers of other languages. */
export interface GeneratedFile {
  readonly file: string;
  readonly text: string;
}

/** The OpenAPI document and the schema of the provider states. */
export function documents(service: ReferencedService): GeneratedFile[] {
  return [
    { file: join('contracts', 'openapi.json'), content: apiDocument(service) },
    {
      file: join('contracts', 'states.schema.json'),
      content: statesSchema({ ...statesOf(service), ...mintedStatesOf(service), ...addonStatesOf(service) }),
    },
  ].map(({ file, content }) => ({ file, text: `${JSON.stringify(content, null, 2)}\n` }));
}
