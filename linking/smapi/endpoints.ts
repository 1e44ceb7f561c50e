import { alexaRegionOf } from '../../alexa/limits';
import type { Outputs } from '../outputs';
import type { SkillManifest } from './skill-management';

/** Where Alexa sends one kind of request from one of its regions. */
export interface Endpoint {
  /** Path in the manifest, e.g. `apis.custom.regions.EU.endpoint`. */
  readonly field: string;
  readonly now?: string;
  /** Undefined: another environment's business, left as it is. */
  readonly wanted?: string;
  /** The manifest with another address here. */
  set(manifest: SkillManifest, uri: string): void;
}

/** A part of the manifest with endpoints. */
interface Endpoints {
  endpoint?: { uri: string };
  regions?: Record<string, { endpoint: { uri: string } }>;
}

/** A part of the manifest, and the environment's function for it. */
interface Part {
  readonly path: string;
  readonly of: (manifest: SkillManifest) => Endpoints | undefined;
  readonly functionOf: (outputs: Outputs) => string | undefined;
}

/** Where requests of customers, and where skill events are sent. */
const parts: readonly Part[] = [
  {
    path: 'apis.custom',
    of: ({ apis }) => apis?.custom as Endpoints | undefined,
    functionOf: ({ functionArn }) => functionArn,
  },
  {
    path: 'events',
    of: ({ events }) => events as Endpoints | undefined,
    functionOf: ({ functionArn, eventsFunctionArn }) => eventsFunctionArn ?? functionArn,
  },
];

/**
 * The endpoints of a skill, and which of them an environment's function should be. Alexa asks the endpoint of its
 * region, and the default one where there is none; another environment's function may serve another region.
 */
export function wantedEndpoints(manifest: SkillManifest, outputs: Outputs): Endpoint[] {
  return parts.flatMap(({ path, of, functionOf }) => {
    const functionArn = functionOf(outputs);
    if (functionArn === undefined) return [];
    const own = alexaRegionOf(awsRegion(functionArn) ?? '');
    const part = of(manifest);
    // Skill events are subscribed to in the manifest; without a subscription they have no endpoint.
    if (part === undefined && path !== 'apis.custom') return [];
    const regions = Object.entries(part?.regions ?? {});
    const usual = part?.endpoint?.uri;
    const isServedElsewhere =
      usual !== undefined && regions.length > 0 && alexaRegionOf(awsRegion(usual) ?? '') !== own;
    return [
      {
        field: `${path}.endpoint`,
        now: usual,
        ...(isServedElsewhere ? {} : { wanted: functionArn }),
        set: (changed: SkillManifest, uri: string) => {
          const target = (of(changed) ?? createCustom(changed)) as Endpoints;
          target.endpoint = { ...target.endpoint, uri };
        },
      },
      ...regions.map(([region, { endpoint }]) => ({
        field: `${path}.regions.${region}.endpoint`,
        now: endpoint.uri,
        ...(region === own ? { wanted: functionArn } : {}),
        set: (changed: SkillManifest, uri: string) => {
          const target = of(changed)?.regions?.[region];
          if (target) target.endpoint = { ...target.endpoint, uri };
        },
      })),
    ];
  });
}

function createCustom(manifest: SkillManifest): Endpoints {
  manifest.apis = { ...manifest.apis, custom: {} };
  return manifest.apis.custom as Endpoints;
}

/** Region of a Lambda ARN; undefined for an endpoint elsewhere. */
function awsRegion(uri: string): string | undefined {
  return /^arn:aws[\w-]*:lambda:([\w-]+):/.exec(uri)?.[1];
}
