import { RehearsalError } from '../rehearsal-error';

/** A block of Terraform JSON: argument names to values. */
export type TerraformBlock = Readonly<Record<string, unknown>>;

/** Gives the value of an attribute that only a deployment would know, or undefined. */
export type ComputedAttribute = (type: string, name: string, attribute: string) => string | undefined;

const reference = /\$\{\s*([a-z0-9_]+)\.([A-Za-z0-9_-]+)\.([a-z0-9_]+)\s*\}/g;

/**
 * Synthesized Terraform JSON (`cdk.tf.json`), read as data. Arguments that refer to another resource
 * (`${aws_cognito_resource_server.api.identifier}`) are resolved: to the argument of that resource where it is
 * written out, otherwise by `computed`.
 */
export class TerraformDocument {
  readonly #root: TerraformBlock;
  readonly #computed: ComputedAttribute;

  /**
   * @param json text of a `cdk.tf.json`
   * @param source what errors call it, e.g. its file name
   * @throws RehearsalError if it is not a JSON object
   */
  constructor(
    json: string,
    private readonly source: string,
    computed: ComputedAttribute = () => undefined,
  ) {
    this.#computed = computed;
    let root: unknown;
    try {
      root = JSON.parse(json);
    } catch (error) {
      throw new RehearsalError(`${source} is not JSON: ${(error as Error).message}`);
    }
    if (!isBlock(root)) throw new RehearsalError(`${source} is not a JSON object, so not Terraform.`);
    this.#root = root;
  }

  /** The resources of a type, by name, with references resolved. */
  resources(type: string): Map<string, TerraformBlock> {
    const blocks = block(block(this.#root.resource)[type]);
    return new Map(
      Object.entries(blocks).map(([name, value]) => [
        name,
        this.#resolve(block(value), `${type}.${name}`) as TerraformBlock,
      ]),
    );
  }

  /** The value of an output as it is written, with references resolved; undefined: there is none of this name. */
  output(name: string): unknown {
    return this.#resolve(block(block(this.#root.output)[name]).value, `output.${name}`);
  }

  /** The region of a provider configuration: the default one, or the one a resource names (`aws.us_east_1`). */
  region(provider?: string): string {
    const alias = provider?.split('.')[1];
    const configurations = list(block(this.#root.provider).aws).map(block);
    const region = configurations.find((one) => one.alias === alias)?.region;
    if (typeof region !== 'string') {
      throw new RehearsalError(
        `${this.source} gives no region for the provider ${provider ?? 'aws'}: set it in the settings.`,
      );
    }
    return region;
  }

  #resolve(value: unknown, address: string): unknown {
    if (Array.isArray(value)) return value.map((item) => this.#resolve(item, address));
    if (isBlock(value)) {
      return Object.fromEntries(
        Object.entries(value).map(([key, item]) => [key, this.#resolve(item, address)]),
      );
    }
    if (typeof value !== 'string') return value;
    return value.replaceAll(reference, (whole, type: string, name: string, attribute: string) => {
      const target = block(block(block(this.#root.resource)[type])[name])[attribute];
      if (typeof target === 'string' && target !== value) return String(this.#resolve(target, address));
      return this.#computed(type, name, attribute) ?? whole;
    });
  }
}

/** Whether text still holds a Terraform expression that was not resolved. */
export function isUnresolved(text: string): boolean {
  return text.includes('${');
}

function isBlock(value: unknown): value is TerraformBlock {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value as a block. Terraform JSON writes a single nested block as an object or as a list of one. */
export function block(value: unknown): TerraformBlock {
  const single = Array.isArray(value) ? value[0] : value;
  return isBlock(single) ? single : {};
}

/** The value as a list; a single value is a list of one, an absent one is empty. */
export function list(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}
