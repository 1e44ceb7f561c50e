import { addon } from '#service/addon';
import { skill } from '#service/skill';
import { createHandler } from './handler';

/** The function that Lambda invokes. */
export const handler = createHandler(skill, addon, process.env);
