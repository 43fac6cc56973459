// PDF files and flavours in, one line of JSON per file and flavour out: veraPDF's verdict and failed rules.
//
// Runs in Rhino, the JavaScript engine that veraPDF itself brings in its jar, so that a plain Java
// runtime is enough (no compiler) and no class file has to be kept:
//
//     java -cp JAR org.mozilla.javascript.tools.shell.Main verapdf_runner.js ua1,2a FILE...
//
// veraPDF reads its profiles with JAXB, whose runtime the jar lacks; the profile is parsed here instead.

var P = Packages;
var profiles = P.org.verapdf.pdfa.validation.profiles;
var Flavour = P.org.verapdf.pdfa.flavours.PDFAFlavour;
var Specification = java.lang.Class.forName('org.verapdf.pdfa.flavours.PDFAFlavour$Specification');

var MAX_CONTEXTS = 100; // per rule and file: more only make the report longer

var PROFILE_FILES = {
  '1a': 'PDFA-1A', '1b': 'PDFA-1B', '2a': 'PDFA-2A', '2b': 'PDFA-2B', '2u': 'PDFA-2U', '3a': 'PDFA-3A',
  '3b': 'PDFA-3B', '3u': 'PDFA-3U', '4': 'PDFA-4', '4e': 'PDFA-4E', '4f': 'PDFA-4F', 'ua1': 'PDFUA-1', 'ua2': 'PDFUA-2'
};

function children(element, name) {
  var found = [];
  for (var node = element.getFirstChild(); node !== null; node = node.getNextSibling()) {
    if (node.getNodeType() === 1 && String(node.getLocalName()) === name) { found.push(node); }
  }
  return found;
}

function text(element, name) {
  var nodes = children(element, name);
  return nodes.length ? nodes[0].getTextContent().trim() : '';
}

function specification(name) {
  return java.lang.Enum.valueOf(Specification, name);
}

function readRule(element) {
  var id = children(element, 'id')[0];
  var error = children(element, 'error')[0];
  var parameters = new java.util.ArrayList();
  children(children(error, 'arguments')[0], 'argument').forEach(function (argument) {
    parameters.add(profiles.ErrorArgumentImpl.fromValues(
      argument.getTextContent().trim(), argument.hasAttribute('name') ? argument.getAttribute('name') : null, null));
  });
  return profiles.Profiles.ruleFromValues(
    profiles.Profiles.ruleIdFromValues(specification(id.getAttribute('specification')), id.getAttribute('clause'),
      java.lang.Integer.parseInt(id.getAttribute('testNumber'))),
    element.getAttribute('object'),
    element.hasAttribute('deferred') ? java.lang.Boolean.valueOf(element.getAttribute('deferred')) : null,
    element.getAttribute('tags'), text(element, 'description'), text(element, 'test'),
    profiles.Profiles.errorFromValues(text(error, 'message'), parameters), new java.util.ArrayList());
}

function readProfile(flavour) {
  if (!PROFILE_FILES.hasOwnProperty(flavour)) { throw new Error('no such flavour: ' + flavour); }
  var path = '/org/verapdf/pdfa/validation/' + PROFILE_FILES[flavour] + '.xml';
  var stream = profiles.Profiles.defaultRule().getClass().getResourceAsStream(path);
  if (stream === null) { throw new Error('the jar lacks ' + path); }
  var factory = javax.xml.parsers.DocumentBuilderFactory.newInstance();
  factory.setNamespaceAware(true);
  var root = factory.newDocumentBuilder().parse(stream).getDocumentElement();
  stream.close();
  var rules = new java.util.LinkedHashSet();
  children(children(root, 'rules')[0], 'rule').forEach(function (element) { rules.add(readRule(element)); });
  var variables = new java.util.LinkedHashSet();
  children(children(root, 'variables')[0], 'variable').forEach(function (element) {
    variables.add(profiles.Profiles.variableFromValues(element.getAttribute('name'), element.getAttribute('object'),
      text(element, 'defaultValue'), text(element, 'value')));
  });
  if (rules.isEmpty()) { throw new Error(path + ' has no rules'); }
  var details = children(root, 'details')[0];
  return {
    name: flavour,
    flavour: Flavour.valueOf(root.getAttribute('flavour')),
    profile: profiles.Profiles.profileFromValues(Flavour.valueOf(root.getAttribute('flavour')),
      profiles.Profiles.profileDetailsFromValues(text(details, 'name'), '', '', new java.util.Date(0)),
      '', rules, variables)
  };
}

function failures(result) {
  var byRule = {};
  var order = [];
  var profile = result.getValidationProfile();
  for (var entries = result.getFailedChecks().entrySet().iterator(); entries.hasNext();) {
    var entry = entries.next();
    var id = entry.getKey();
    var rule = profile.getRuleByRuleId(id);
    var key = id.getSpecification().name() + ' ' + id.getClause() + ' ' + id.getTestNumber();
    order.push(key);
    byRule[key] = {
      specification: String(id.getSpecification().getId()), clause: String(id.getClause()), test: Number(id.getTestNumber()),
      description: rule === null ? '' : String(rule.getDescription()), count: Number(entry.getValue()), contexts: []
    };
  }
  for (var assertions = result.getTestAssertions().iterator(); assertions.hasNext();) {
    var assertion = assertions.next();
    var ruleId = assertion.getRuleId();
    var entryOf = byRule[ruleId.getSpecification().name() + ' ' + ruleId.getClause() + ' ' + ruleId.getTestNumber()];
    if (entryOf && String(assertion.getStatus().name()) === 'FAILED' && entryOf.contexts.length < 3) {
      entryOf.contexts.push({
        message: String(assertion.getErrorMessage() || ''), context: String(assertion.getLocation().getContext())
      });
    }
  }
  return order.sort().map(function (key) { return byRule[key]; });
}

function validate(path, profile) {
  var parser = P.org.verapdf.pdfa.Foundries.defaultInstance().createParser(new java.io.File(path), profile.flavour);
  try {
    var validator = P.org.verapdf.pdfa.validation.validators.ValidatorFactory.createValidator(
      profile.profile, MAX_CONTEXTS, false, true, false);
    var result = validator.validate(parser);
    return {
      compliant: Boolean(result.isCompliant()), assertions: Number(result.getTotalAssertions()),
      status: String(result.getJobEndStatus().name()), failures: failures(result)
    };
  } finally {
    parser.close();
  }
}

function main(parameters) {
  P.org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider.initialise();
  var out = new java.io.PrintStream(java.lang.System.out, true, 'UTF-8');
  var wanted = String(parameters[0]).split(',').map(readProfile);
  for (var i = 1; i < parameters.length; i += 1) {
    for (var j = 0; j < wanted.length; j += 1) {
      var verdict;
      try {
        verdict = validate(parameters[i], wanted[j]);
      } catch (error) {
        verdict = { error: String(error.javaException || error) };
      }
      verdict.file = String(parameters[i]);
      verdict.flavour = wanted[j].name;
      out.println(JSON.stringify(verdict));
    }
  }
}

main(arguments);
