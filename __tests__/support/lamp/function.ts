import { createHandler } from '../../../skill/handler';
import { skill } from './skill';

/** The lamp's function, to be bundled as the service's is. */
export const handler = createHandler(skill, process.env);
