// What the official parser of AsyncAPI finds in documents: `node asyncapi.cjs FILE ...`, in a directory where it is installed.
const { Parser, fromFile } = require('module').createRequire(process.cwd() + '/')('@asyncapi/parser');

async function diagnosed(file) {
  const { document, diagnostics } = await fromFile(new Parser(), file).parse();
  const found = diagnostics.map(({ code, message, path }) => `${path.join('.')}: ${message} (${code})`);
  return { channels: document ? document.channels().all().map((channel) => channel.id()) : [], found };
}

Promise.all(process.argv.slice(2).map(diagnosed)).then((all) => console.log(JSON.stringify(all)));
