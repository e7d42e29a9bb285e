// What `make test` asks of every module of the browser and of its tests. Who may import whom: tests/js/modules.test.js.
import js from "@eslint/js";
import globals from "globals";

export default [
  { ignores: ["static/vendor/", "**/node_modules/", ".venv*/", "out/"] },
  js.configs.recommended,
  {
    files: ["**/*.js", "**/*.mjs"],
    languageOptions: { ecmaVersion: 2022, sourceType: "module", globals: globals.browser },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "max-len": ["error", { code: 140 }],
      "no-unused-vars": ["error", { args: "after-used", ignoreRestSiblings: true }],
    },
  },
  {
    files: ["tests/js/**/*.js", "examples/**/*.mjs", "bench/node_peer/*.js", "eslint.config.js"],
    languageOptions: { globals: globals.nodeBuiltin },
  },
  {
    files: ["static/js/theme.js", "static/js/late.js", "static/js/projector/theme.js", "static/js/sheet.js"],
    languageOptions: { sourceType: "script" },
  },
];
