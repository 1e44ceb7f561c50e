import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import type { Construct } from 'constructs';
import { certificateRegion } from './environment-alarms';

/** Terraform's providers of a stack: one for its region, and one of us-east-1 where something has to stand there. */
export class AwsProviders {
  #usEast1?: AwsProvider;

  /**
   * @param stack to which the region's provider is added at once
   * @param tags of everything that is made
   */
  constructor(
    private readonly stack: Construct,
    region: string,
    private readonly tags: Readonly<Record<string, string>>,
  ) {
    this.#add('aws', region);
  }

  /** The provider of us-east-1, added when it is first asked for. */
  usEast1(): AwsProvider {
    this.#usEast1 ??= this.#add('aws_us_east_1', certificateRegion, 'us_east_1');
    return this.#usEast1;
  }

  #add(id: string, region: string, alias?: string): AwsProvider {
    return new AwsProvider(this.stack, id, {
      region,
      ...(alias !== undefined && { alias }),
      ...(Object.keys(this.tags).length > 0 && { defaultTags: [{ tags: this.tags }] }),
    });
  }
}
