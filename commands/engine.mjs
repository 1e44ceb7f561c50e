// The engines: what makes Terraform of main.ts, and the CLI that deploys it.
import { join } from 'node:path';
import process from 'node:process';
import { hasPackages, npmCi } from './npm-ci.mjs';

/**
 * @typedef {object} Engine
 * @property {string} title
 * @property {string} cli path of its CLI in the project
 * @property {string} program what its CLI is called
 * @property {readonly [number, number]} leastNode of its CLI: major and minor version
 * @property {boolean} synthesizes whether it brings a library of its own, so that synthesis needs it installed
 * @property {Readonly<Record<string, string>>} alias packages that its own take the place of, by their paths in the project
 * @property {string} size what is installed, roughly
 */

/**
 * CDKTF, whose library is among the project's dependencies, and CDK Terrain, which continues it. What an engine
 * needs beyond the project's dependencies has a manifest of its own in `engines/`, so that `npm ci` stays light.
 *
 * @type {Readonly<Record<'cdktf' | 'cdktn', Engine>>}
 */
export const engines = {
  cdktf: {
    title: 'CDKTF',
    cli: 'engines/cdktf/node_modules/cdktf-cli/bundle/bin/cdktf',
    program: 'cdktf',
    leastNode: [20, 9],
    synthesizes: false,
    alias: {},
    size: '260 MB',
  },
  cdktn: {
    title: 'CDK Terrain',
    cli: 'engines/cdktn/node_modules/cdktn-cli/bundle/bin/cdktn',
    program: 'cdktn',
    leastNode: [22, 19],
    synthesizes: true,
    alias: {
      cdktf: 'engines/cdktn/node_modules/cdktn',
      '@cdktf/provider-aws': 'engines/cdktn/node_modules/@cdktn/provider-aws',
      constructs: 'engines/cdktn/node_modules/constructs',
    },
    size: '690 MB',
  },
};

/** The variable by which a command tells the app of cdktf.json, which another program starts, its engine. */
export const engineVariable = 'VOICELINK_ENGINE';

/**
 * The engine that is asked for.
 *
 * @returns {'cdktf' | 'cdktn'}
 * @throws Error if the variable names none
 */
export function chosenEngine() {
  const name = process.env[engineVariable] || 'cdktf';
  if (name === 'cdktf' || name === 'cdktn') return name;
  throw new Error(
    `${engineVariable} is ${JSON.stringify(name)}. There are: ${Object.keys(engines).join(', ')}.`,
  );
}

/**
 * Whether the packages of an engine are those that its manifest names.
 *
 * @param {string} root folder of the project
 * @param {'cdktf' | 'cdktn'} name
 */
export const isInstalled = (root, name) => hasPackages(root, join('engines', name));

/**
 * Installs an engine's packages, once, where they are missing or of another version. Progress goes to standard
 * error.
 *
 * @param {string} root folder of the project
 * @param {'cdktf' | 'cdktn'} name
 * @throws Error if npm does not end well
 */
export function install(root, name) {
  if (isInstalled(root, name)) return;
  const { title, size } = engines[name];
  const folder = join('engines', name);
  console.error(`> ${title} is installed once, into ${folder} (${size}): npm ci --prefix ${folder}`);
  if (!npmCi(root, folder)) {
    throw new Error(`${title} was not installed: npm said why above. Try npm ci --prefix ${folder} by hand.`);
  }
}
