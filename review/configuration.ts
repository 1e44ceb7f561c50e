import { readFileSync } from 'node:fs';
import type { Json } from './plan';

type Object = { readonly [key: string]: Json };

/** A configuration in Terraform's JSON syntax (`cdk.tf.json`), which says what a plan does not. */
export class Configuration {
  constructor(private readonly document: Object) {}

  /**
   * @throws {Error} where the file cannot be read or is no such configuration; the message does not quote it
   */
  static read(file: string): Configuration {
    let parsed: unknown;
    try {
      parsed = JSON.parse(readFileSync(file, 'utf8'));
    } catch (error) {
      const reason = error instanceof SyntaxError ? 'it is no JSON' : (error as Error).message;
      throw new Error(`The configuration ${file} cannot be read: ${reason}.`);
    }
    if (!isObject(parsed) || !isObject(parsed.resource) || !isObject(parsed.terraform)) {
      throw new Error(
        `The file ${file} is no configuration in Terraform's JSON syntax: it has no "resource" and "terraform".`,
      );
    }
    return new Configuration(parsed);
  }

  /** Addresses of resources that `prevent_destroy` protects. */
  protectedAddresses(): readonly string[] {
    return Object.entries(object(this.document.resource)).flatMap(([type, resources]) =>
      Object.entries(object(resources))
        .filter(([, resource]) =>
          lifecycles(resource).some(({ prevent_destroy }) => prevent_destroy === true),
        )
        .map(([name]) => `${type}.${name}`),
    );
  }

  /** Version constraints of the required providers, by local name. */
  providerVersions(): ReadonlyMap<string, string> {
    const terraform = [this.document.terraform].flat().map((block) => object(block ?? null));
    const required = terraform.flatMap(({ required_providers }) => [required_providers ?? {}].flat());
    return new Map(
      required.flatMap((providers) =>
        Object.entries(object(providers)).flatMap(([name, provider]): [string, string][] => {
          const version = typeof provider === 'string' ? provider : object(provider).version;
          return typeof version === 'string' ? [[name, version]] : [];
        }),
      ),
    );
  }
}

/** The first major version that a constraint names, e.g. 6 for `~> 6.25`. */
export function majorOf(constraint: string): number | undefined {
  const major = /\d+/.exec(constraint)?.[0];
  return major === undefined ? undefined : Number(major);
}

/** Without its index keys: the configuration has one block for all instances. */
function lifecycles(resource: Json): Object[] {
  return [object(resource).lifecycle ?? []].flat().map((block) => object(block));
}

function isObject(value: unknown): value is Object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function object(value: Json | undefined): Object {
  return isObject(value) ? value : {};
}
