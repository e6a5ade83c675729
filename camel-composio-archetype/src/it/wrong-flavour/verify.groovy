String log = new File(basedir, 'build.log').text
assert log.contains("there is no flavour 'quarkus': delete the folder my-import, and give -Dflavour=main or -Dflavour=spring-boot")
assert new File(basedir, 'my-import/notes.txt').text == 'mine'
return true
