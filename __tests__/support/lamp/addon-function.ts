import { createHandler } from '../../../addon/handler';
import { addon } from './addon';
import { skill } from './skill';

/** The lamp's add-on, to be bundled as the service's is. */
export const handler = createHandler(skill, addon, process.env);
