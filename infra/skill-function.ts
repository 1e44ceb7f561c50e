import type { Construct } from 'constructs';
import { alexaLimits, alexaPrincipal } from '../alexa/limits';
import { NodeFunction, type NodeFunctionProps } from './node-function';

/** The skill’s function; how long it may take follows from what Alexa waits. */
export interface SkillFunctionProps extends Omit<NodeFunctionProps, 'description' | 'timeoutSeconds'> {
  /** The skill that may invoke the function, `amzn1.ask.skill.…`. */
  readonly skillId: string;
}

/** The skill's Lambda function, which this one skill alone may invoke. */
export class SkillFunction extends NodeFunction {
  /** @throws Error where the zip file is not there */
  constructor(scope: Construct, id: string, { skillId, ...props }: SkillFunctionProps) {
    super(scope, id, {
      ...props,
      description: 'Alexa skill',
      timeoutSeconds: alexaLimits.skillResponseMs / 1000,
    });
    // Without the token every skill of every developer could invoke the function.
    this.permit('alexa', { principal: alexaPrincipal, eventSourceToken: skillId });
  }
}
