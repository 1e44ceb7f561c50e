import { skill } from '#service/skill';
import { createHandler } from './handler';

/** The function that Lambda invokes. */
export const handler = createHandler(skill, process.env);
