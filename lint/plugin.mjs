import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { refuseFileName, refuseImport } from './layers.mjs';

/** The project's own lint rules, loaded by .oxlintrc.json. oxlint asks for a default export. */

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** @typedef {{ filename: string, report: (problem: { node: unknown, message: string }) => void }} Context */
/** @typedef {{ source?: { type?: string, value?: unknown } | null }} Importing */

/** @param {Context} context */
const fileOf = (context) => path.relative(root, context.filename).split(path.sep).join('/');

/** @param {Context} context */
function watchImports(context) {
  const file = fileOf(context);
  /** @param {Importing} node */
  const check = (node) => {
    const specifier = node.source?.value;
    if (typeof specifier !== 'string') return;
    const message = refuseImport(file, specifier);
    if (message !== null) context.report({ node: node.source, message });
  };
  return {
    ImportDeclaration: check,
    ImportExpression: check,
    ExportNamedDeclaration: check,
    /** @param {Importing} node */
    ExportAllDeclaration(node) {
      context.report({ node, message: 'no barrels: import from the file that has the thing' });
      check(node);
    },
  };
}

/** @param {Context} context */
function watchFileName(context) {
  return {
    /** @param {unknown} node */
    Program(node) {
      const message = refuseFileName(fileOf(context));
      if (message !== null) context.report({ node, message });
    },
  };
}

export default {
  meta: { name: 'toasoan' },
  rules: { layers: { create: watchImports }, 'file-name': { create: watchFileName } },
};
