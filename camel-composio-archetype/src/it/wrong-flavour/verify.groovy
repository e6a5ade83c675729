String log = new File(basedir, 'build.log').text
assert log.contains("there is no flavour 'quarkus': give -Dflavour=main or -Dflavour=spring-boot")
assert !new File(basedir, 'my-import').exists()
return true
