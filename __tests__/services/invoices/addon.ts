import type { AddonService } from '../addon/service';
import type { operations } from './operations';
import type { English } from './words/languages';

/** The service as the add-on takes it, beside what the skill has of it. */
export const addon: AddonService<English, typeof operations> = {
  name: 'example-invoices',
  title: 'Example invoices',
  version: '1.0.0',
  instructions: 'The customer’s own invoices.',
  tools: [],
};
