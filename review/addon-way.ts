import type { Change, Side } from './change';
import type { Truth } from './condition';
import type { Context } from './context';
import { functionName } from './function-name';
import type { Json } from './plan';

/** How one resource on the way from an MCP URL to a function says which one is next. */
interface Step {
  readonly attribute: string;
  readonly next: readonly string[];
  readonly names: (value: Json, next: Change, side: Side) => boolean;
}

const namesFunction = (value: Json, next: Change, side: Side) =>
  functionName(value) !== undefined &&
  functionName(value) === functionName(next.at(side, 'function_name').value);

const steps: Readonly<Record<string, Step>> = {
  aws_apigatewayv2_route: {
    attribute: 'target',
    next: ['aws_apigatewayv2_integration'],
    names: (value, next, side) => value === `integrations/${next.at(side, 'id').value}`,
  },
  aws_apigatewayv2_integration: {
    attribute: 'integration_uri',
    next: ['aws_lambda_function', 'aws_lambda_alias'],
    names: namesFunction,
  },
  aws_lambda_alias: { attribute: 'function_name', next: ['aws_lambda_function'], names: namesFunction },
};

/** The attribute by which a route or an integration says where its requests go. */
export function wayOf({ type }: Change): string {
  return steps[type]?.attribute ?? '';
}

/** Whether a route or an integration is led elsewhere, and its requests get to no function of an add-on then. */
export function leavesAddon(change: Change, context: Context): Truth {
  if (change.differs(wayOf(change)) === false) return false;
  const leads = leadsToAddon(change, context);
  return leads === 'unknown' ? leads : !leads;
}

/**
 * Whether requests get from here to the function of an add-on afterwards. What comes next is found by its name or id,
 * or while these are unknown by what the configuration refers to: of several, the one that came next till now.
 */
function leadsToAddon(change: Change, context: Context): Truth {
  const step = steps[change.type];
  if (step === undefined) return context.addons.serves(change);
  const { attribute, names } = step;
  const after = change.after(attribute);
  const ask = (next: readonly Change[]) => next.map((one) => leadsToAddon(one, context));
  if (after.known) {
    const answers = ask(context.ofTypes(step.next).filter((one) => names(after.value, one, 'after')));
    return answers.includes(true) || (answers.includes('unknown') && 'unknown');
  }
  const before = change.before(attribute).value;
  const sources = context.sourcesOf(change, attribute, step.next).filter(({ action }) => action !== 'delete');
  const own = sources.find((one) => names(before, one, 'before'));
  const [first = 'unknown', ...others] = ask(own ? [own] : sources);
  const isOpen = own === undefined && context.planned.sources(change.address, attribute).opaque;
  return !isOpen && others.every((answer) => answer === first) ? first : 'unknown';
}
