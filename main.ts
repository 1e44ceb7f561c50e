import { App } from 'cdktf';
import { environments } from './config/environments';
import { resolveSettings } from './config/settings';
import { AccountLinkingStack } from './infra/account-linking-stack';

const app = new App();
for (const environment of environments) new AccountLinkingStack(app, resolveSettings(environment));
app.synth();
