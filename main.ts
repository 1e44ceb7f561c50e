import { Annotations, App } from 'cdktf';
import { environments } from './config/environments';
import { formatViolations, summarize } from './config/report';
import { validateEnvironments } from './config/validate';
import { AccountLinkingStack } from './infra/account-linking-stack';

// CDKTF takes a stack trace for every token, a third of the time of a synthesis, and nobody reads them.
Error.captureStackTrace = () => undefined;

const { settings, errors, warnings } = validateEnvironments(environments);

if (errors.length > 0) {
  console.error(`${formatViolations(errors)}\n\n${summarize(errors.length, warnings.length)}`);
  process.exitCode = 1;
} else {
  try {
    synthesize();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}

function synthesize(): void {
  const app = new App({ stackTraces: false });
  for (const one of settings) {
    const stack = new AccountLinkingStack(app, one);
    for (const { path, expected, remedy } of warnings.filter(({ environment }) => environment === one.name)) {
      Annotations.of(stack).addWarning(`${path}: expected ${expected}. ${remedy}`);
    }
  }
  app.synth();
}
