// Pairs of an EPUB and a report's path in, EPUBCheck's JSON reports out; one Java process for all files.
//
// EPUBCheck's own command line takes one file a time and spends most of it on starting. Rhino is the
// JavaScript engine in veraPDF's jar: it needs a plain Java runtime only.
//
//     java -cp EPUBCHECK:RHINO org.mozilla.javascript.tools.shell.Main epubcheck_runner.js BOOK REPORT...

for (var i = 0; i + 1 < arguments.length; i += 2) {
  var parameters = java.lang.reflect.Array.newInstance(java.lang.String, 6);
  [arguments[i], '--json', arguments[i + 1], '--usage', '--locale', 'en'].forEach(function (value, index) {
    parameters[index] = value;
  });
  try {
    // Returns 1 where the book has errors; a fault inside leaves no report, which the caller sees.
    new Packages.com.adobe.epubcheck.tool.EpubChecker().run(parameters);
  } catch (error) {
    java.lang.System.err.println(arguments[i] + ': ' + error);
  }
}
