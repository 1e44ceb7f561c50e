import { Option } from 'commander';
import { CommandError } from './command';
import { engines, engineVariable, install } from './engine.mjs';

/** What makes the Terraform and deploys it: `cdktf`, or `cdktn`, CDK Terrain. */
export type EngineName = keyof typeof engines;

/** `--engine cdktf | cdktn`, or the variable of the same meaning; default: `cdktf`. */
export function engineOption(): Option {
  return new Option('--engine <name>', 'what makes the Terraform: CDKTF, or CDK Terrain, which continues it')
    .choices(Object.keys(engines))
    .default('cdktf')
    .env(engineVariable);
}

/**
 * Installs what an engine needs, once.
 *
 * @throws CommandError where npm failed
 */
export function installEngine(engine: EngineName): void {
  try {
    install('.', engine);
  } catch (error) {
    throw new CommandError(error instanceof Error ? error.message : String(error));
  }
}
